import { fundList } from '../../planner/funds';

/**
 * UCITS funds listed in London, by kind and index, as FinanceDatabase tells what each follows
 * (github.com/JerBouma/FinanceDatabase, database/etfs: LSE; commit 268be5d). What it does not tell is left out.
 */
export const UK_FUNDS = fundList(
  '2026-08-16',
  `
# US stocks, large
S&P 500: VUSA Vanguard, VUAG Vanguard, CSP1 iShares, IUSA iShares, SPY5 SPDR
MSCI USA: CSUS iShares, XDUS Xtrackers, HMUS HSBC, MXUS Invesco
# World, with emerging markets
FTSE All-World: VWRL Vanguard, VWRP Vanguard
MSCI ACWI: ACWI SPDR, SSAC iShares
# World, developed markets
MSCI World: SWDA iShares, IWRD iShares, HMWO HSBC, XDWD Xtrackers
FTSE Developed: VEVE Vanguard, VHVG Vanguard
# UK stocks
FTSE 100: VUKE Vanguard, ISF iShares, CUKX iShares, HUKX HSBC
FTSE All-Share: FTAL SPDR
MSCI UK: CSUK iShares
# UK stocks, mid and small
FTSE 250: VMID Vanguard, VMIG Vanguard, MIDD iShares
MSCI UK Small Cap: CUKS iShares
# Europe
FTSE Developed Europe: VEUR Vanguard
MSCI Europe: IMEU iShares, SMEA iShares, XMEU Xtrackers
# Europe without the UK
FTSE Developed Europe ex UK: VERX Vanguard
MSCI Europe ex UK: IEUX iShares
# Japan
FTSE Japan: VJPN Vanguard
MSCI Japan IMI: SJPA iShares, IJPA iShares
MSCI Japan: CSJP iShares
# Emerging markets
FTSE Emerging: VFEM Vanguard
MSCI EM IMI: EMIM iShares
MSCI Emerging Markets: IEEM iShares, HMEF HSBC, XMEM Xtrackers
# Pacific without Japan
FTSE Developed Asia Pacific ex Japan: VAPX Vanguard
MSCI Pacific ex Japan: CPJ1 iShares
# UK dividends
S&P UK Dividend Aristocrats: UKDV SPDR
FTSE UK Dividend+: IUKD iShares
`,
);
