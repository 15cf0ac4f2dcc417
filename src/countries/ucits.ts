import { fundList } from '../planner/funds';

/**
 * UCITS funds listed on Xetra, for Germany, Ireland and Spain, by kind and index, as FinanceDatabase tells what each follows
 * (github.com/JerBouma/FinanceDatabase, database/etfs: GER; commit 268be5d). What it does not tell is left out.
 */
export const UCITS_FUNDS = fundList(
  '2026-08-16',
  `
# World, developed markets
MSCI World: EUNL iShares, IQQW iShares, XDWD Xtrackers, SPPW SPDR, LCUW Lyxor
FTSE Developed: VGVF Vanguard
Solactive GBS Developed Markets Large & Mid Cap: PRAW Amundi
# World, with emerging markets
FTSE All-World: VWCE Vanguard, VGWL Vanguard
MSCI ACWI: SPYY SPDR, IUSQ iShares
MSCI ACWI IMI: SPYI SPDR
# US stocks, large
S&P 500: SXR8 iShares, VUSA Vanguard, SPY5 SPDR, IUSA iShares, LYPS Lyxor, H4ZF HSBC
MSCI USA: SXR4 iShares, XD9U Xtrackers, H4ZD HSBC, SC0H Invesco, LYYB Lyxor, EL4Z Deka
# Emerging markets
MSCI EM IMI: IS3N iShares
MSCI Emerging Markets: XMME Xtrackers, EUNM iShares, SPYM SPDR
FTSE Emerging: VFEM Vanguard
# Europe
STOXX Europe 600: EXSA iShares, LYP6 Lyxor, DX2X Xtrackers
MSCI Europe: EUNK iShares, DBXA Xtrackers
FTSE Developed Europe: VWCG Vanguard
STOXX Europe 50: EUNA iShares
# Euro area
EURO STOXX 50: EXW1 iShares
MSCI EMU: SXR7 iShares
`,
);
