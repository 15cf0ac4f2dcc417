import { fundList } from '../../planner/funds';

/**
 * Index funds listed in Sydney, by kind and index, as FinanceDatabase tells what each follows
 * (github.com/JerBouma/FinanceDatabase, database/etfs: ASX; commit 268be5d). What it does not tell is left out.
 */
export const AUSTRALIAN_FUNDS = fundList(
  '2026-08-16',
  `
# Australian stocks
S&P/ASX 300: VAS Vanguard
S&P/ASX 200: IOZ iShares, STW SPDR
Australia 200: A200 BetaShares
S&P/ASX 50: SFY SPDR
MVIS Australia Equal Weight: MVW VanEck
# World outside Australia
MSCI World ex-Australia: VGS Vanguard
MSCI World IMI: IWLD iShares
# Emerging markets
MSCI Emerging Markets: IEM iShares
FTSE Emerging Markets: VGE Vanguard
S&P Emerging: WEMG SPDR
# US stocks
S&P 500: IVV iShares, SPY SPDR
CRSP US Total Market: VTS Vanguard
# Australian property
S&P/ASX 300 A-REIT: VAP Vanguard
S&P/ASX 200 A-REIT: SLF SPDR
Market Vectors Australia A-REITs: MVA VanEck
# Australian dividends
FTSE ASFA Australia High Dividend Yield: VHY Vanguard
MSCI Australia Select High Dividend Yield: SYI SPDR
S&P/ASX Dividend Opportunities: IHD iShares
# Australian bonds
Bloomberg AusBond Composite 0+ Yr: VAF Vanguard
Bloomberg AusBond Govt 0+ Yr: VGB Vanguard
Bloomberg AusBond Treasury 0+ Yr: IGB iShares
# Australian small companies
MSCI Australian Shares Small Cap: VSO Vanguard
S&P/ASX Small Ordinaries: ISO iShares, SSO SPDR
# Europe
S&P Europe 350: IEU iShares
FTSE Developed Europe All Cap: VEQ Vanguard
# Diversified, high growth
Vanguard Diversified High Growth: VDHG Vanguard
BetaShares Diversified High Growth: DHHF BetaShares
`,
);
