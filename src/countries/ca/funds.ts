import { fundList } from '../../planner/funds';

/**
 * Index funds and portfolios listed in Toronto, by kind and index, as FinanceDatabase tells what each follows
 * (github.com/JerBouma/FinanceDatabase, database/etfs: TOR; commit 268be5d). What it does not tell is left out.
 */
export const CANADIAN_FUNDS = fundList(
  '2026-08-16',
  `
# Canadian stocks
S&P/TSX Capped Composite: XIC iShares, ZCN BMO
FTSE Canada All Cap: VCN Vanguard
S&P/TSX 60: XIU iShares, HXT Horizons
# Canadian banks and financials
S&P/TSX Capped Financials: XFN iShares
Solactive Equal Weight Canada Banks: ZEB BMO
# US stocks, large
S&P 500: VFV Vanguard, ZSP BMO, XUS iShares, HXS Horizons
S&P Total Market: XUU iShares
CRSP US Total Market: VUN Vanguard
# Developed markets outside North America
MSCI EAFE Investable Market: XEF iShares
FTSE Developed All Cap ex North America: VIU Vanguard
MSCI EAFE: ZEA BMO
# Emerging markets
MSCI Emerging Markets Investable Market: XEC iShares
FTSE Emerging Markets All Cap: VEE Vanguard
MSCI Emerging Markets: ZEM BMO
# World outside Canada
FTSE Global All Cap ex Canada: VXC Vanguard
MSCI ACWI ex Canada IMI: XAW iShares
# All-equity portfolios
Vanguard All-Equity ETF Portfolio: VEQT Vanguard
iShares Core Equity ETF Portfolio: XEQT iShares
# Growth portfolios
Vanguard Growth ETF Portfolio: VGRO Vanguard
iShares Core Growth ETF Portfolio: XGRO iShares
BMO Growth ETF: ZGRO BMO
# Balanced portfolios
Vanguard Balanced ETF Portfolio: VBAL Vanguard
iShares Core Balanced ETF Portfolio: XBAL iShares
# Canadian bonds
FTSE Canada Universe Bond: XBB iShares, ZAG BMO
Bloomberg Global Aggregate Canadian Float Adjusted Bond: VAB Vanguard
# Canadian bonds, short
FTSE Canada Short Term Overall Bond: XSB iShares
Bloomberg Global Aggregate Canadian Government/Credit 1-5 Year Float Adjusted Bond: VSB Vanguard
# Canadian real estate
S&P/TSX Capped REIT: XRE iShares
FTSE Canada All Cap Real Estate Capped 25%: VRE Vanguard
Solactive Equal Weight Canada REIT: ZRE BMO
# Canadian dividends
S&P/TSX Canadian Dividend Aristocrats: CDZ iShares
Dow Jones Canada Select Dividend: XDV iShares
FTSE Canada High Dividend Yield: VDY Vanguard
# Canadian energy
S&P/TSX Capped Energy: XEG iShares
Solactive Equal Weight Canada Oil & Gas: ZEO BMO
# Canadian stocks, smaller
S&P/TSX Completion: XMD iShares
S&P/TSX SmallCap: XCS iShares
`,
);
