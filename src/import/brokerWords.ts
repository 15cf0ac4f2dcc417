import { CONVERSION, CONVERSION_ASKED } from './conversion';
import { INCOME, INCOME_ASKED, MOVED, MOVED_ASKED, OWN_PRODUCTS } from './coinMoves';
import { REDEMPTION, REDEMPTION_ASKED } from './redemptions';

/** What a record of an export is, by its words. */
export type Meaning =
  | 'Buy'
  | 'Sell'
  | 'Reinvest'
  | 'Vest'
  | 'Split'
  | 'Stock dividend'
  | 'Return of capital'
  | 'Transfer in'
  | 'Transfer out'
  | 'Transfer'
  | 'Short'
  | 'Cover'
  | 'Buy to open'
  | 'Sell to close'
  | 'Sell to open'
  | 'Buy to close'
  | 'Expired'
  | 'Exercised'
  | 'Assigned';

export type Reading =
  | { readonly kind: 'action'; readonly meaning: Meaning }
  /** Cash, counted under this word. */
  | { readonly kind: 'cash'; readonly word: string }
  /** Must be asked: what it looks like, and why. */
  | { readonly kind: 'ask'; readonly looksLike: string; readonly why: string }
  | { readonly kind: 'unknown' };

const asked = (looksLike: string, why: string): Reading => ({ kind: 'ask', looksLike, why });
const cash = (word: string): Reading => ({ kind: 'cash', word });
const is = (meaning: Meaning): Reading => ({ kind: 'action', meaning });

/** Words in upper case, tried in order; what is more special stands first. */
interface Rule {
  readonly form: RegExp;
  readonly reading: Reading;
  /** Only for an option, only for what is none, or for both. */
  readonly on?: 'option' | 'security';
  /** Only where shares move, or only where none do. */
  readonly shares?: boolean;
}

/** A purchase through an employer's plan; in a sheltered account it is a purchase as any other. */
export const ESPP = 'ESPP purchase';

export const ESPP_ASKED =
  "an employer's plan sells below the day's value: write ESPP purchase, and what a share was worth that day under Fair value (Form 3922 has it, and the grant's day and value)";

const RULES: readonly Rule[] = [
  {
    form: /\b(CANCEL(?:LED|ED)?|CXL|CORRECTION|REVERSAL)\b|\(CA\.?\)/,
    reading: asked('cancelled trade', 'leave out this row and the one it cancels'),
  },
  { form: /\bEXPIR|\bOEXP\b/, reading: is('Expired'), on: 'option' },
  { form: /\bASSIGN|\bOASGN\b/, reading: is('Assigned'), on: 'option' },
  { form: /\bEXERCIS|\bOEX(CS)?\b/, reading: is('Exercised'), on: 'option' },
  { form: /\b(BUY|BOUGHT)\b.*\b(TO OPEN|OPENING)|\bBTO\b/, reading: is('Buy to open'), on: 'option' },
  { form: /\b(SELL|SOLD)\b.*\b(TO CLOSE|CLOSING)|\bSTC\b/, reading: is('Sell to close'), on: 'option' },
  {
    form: /\b(SELL|SOLD)\b.*\b(TO OPEN|OPENING|SHORT)|\bSTO\b|\bSHORT SALE\b/,
    reading: is('Sell to open'),
    on: 'option',
  },
  {
    form: /\bESPP\d*\b|EMPLOYEE STOCK PURCHASE|PAYROLL DEDUCTION|\bPURCHASE PLAN\b/,
    reading: asked(ESPP, ESPP_ASKED),
    shares: true,
  },
  {
    form: /\b(BUY|BOUGHT)\b.*\b(TO CLOSE|CLOSING|TO COVER)|\bBTC\b/,
    reading: is('Buy to close'),
    on: 'option',
  },
  {
    form: /\bMERGER\b|\bTENDER\b|\bREORG/,
    reading: asked('merger', 'what the shares became, and at what ratio, is not in this row'),
    shares: true,
  },
  {
    form: /\bMERGER\b|\bTENDER\b/,
    reading: asked('merger', 'enter it as a Sell, or as Merger with New symbol and ratio'),
  },
  // Of a fraction that is told, the sale (Rev. Rul. 66-365); of one that is not, the broker's statement has it.
  { form: /\bPAYMENT IN LIEU\b/, reading: cash('dividend') },
  { form: /\bLIEU\b/, reading: is('Sell'), shares: true },
  {
    form: /\bLIEU\b/,
    reading: asked(
      'cash in lieu',
      'a fraction of a share was sold: write Sell with the fraction under Quantity',
    ),
  },
  {
    form: /\bREVERSE SPLIT\b|\bR\/S\b|\bSPR\b/,
    reading: asked(
      'reverse split',
      'old shares leave and new ones come under another number: write one Split with the ratio',
    ),
  },
  {
    form: /\bCONVER(SION|T)\b|\bSHARE CLASS\b/,
    reading: asked(CONVERSION, CONVERSION_ASKED),
    shares: true,
  },
  {
    form: /\bSPIN-?\s?OFF\b|\bSPINOFF\b|\bDEMERGER\b/,
    reading: asked('spin-off', 'write Spin-off with New symbol, ratio and Basis share'),
    shares: true,
  },
  { form: /\bSPLIT\b|\bSUBDIVISION\b|\bCONSOLIDATION\b|\bSPL\b/, reading: is('Split'), shares: true },
  {
    form: /\bSTOCK\s?DIV|\bSTOCKDIVIDEND\b|\bBONUS (SHARE|ISSUE)/,
    reading: is('Stock dividend'),
    shares: true,
  },
  { form: /\bDISTRIBUTION\b/, reading: is('Split'), shares: true },
  { form: /\bDISTRIBUTION\b/, reading: cash('dividend') },
  {
    form: /\bRETURN\s?OF\s?CAPITAL\b|\bRETURNOFCAPITAL\b|\bNON-?TAXABLE DIST/,
    reading: is('Return of capital'),
  },
  { form: /\bREINV|\bDRIP\b/, reading: is('Reinvest'), shares: true },
  { form: /\bREINV|\bDRIP\b/, reading: cash('dividend') },
  { form: OWN_PRODUCTS, reading: asked(MOVED, MOVED_ASKED), shares: true },
  {
    form: /\bSTAKING\b|\bREWARDS?\b|\bAIRDROP\b|\bLEARNING\b|\bINFLATION\b/,
    reading: asked(INCOME, INCOME_ASKED),
  },
  { form: /\bINTO CORE\b|\bSWEEP\b|\bCORE ACCOUNT\b|CASH ALTERNATIVES/, reading: cash('sweep') },
  {
    form: /\bTRANSFER|\bACAT|\bJOURNAL|\bXFER\b|\bOVERBOEKING\b|\bSEND\b|\bRECEIVE\b/,
    reading: is('Transfer'),
    shares: true,
  },
  { form: /\bTRANSFER|\bJOURNAL|\bTFR\b|\bACH\b|\bWIRE\b/, reading: cash('transfer of cash') },
  { form: /\b(SOLD|SELL) SHORT\b|\bSHORT (SALE|SELL)\b/, reading: is('Short') },
  { form: /\bTO COVER\b|^COVER\b/, reading: is('Cover') },
  { form: /\bFREE\s?SHARE/, reading: asked('gift of shares', 'enter its value as the basis'), shares: true },
  {
    form: /\bVEST|\bRELEASE\b|\bLAPSE\b|\bSTOCK PLAN\b|\bDEPOSIT OF SHARES\b|\bRSU\d*\b/,
    reading: is('Vest'),
    shares: true,
  },
  {
    form: /\bDIVIDEND\b|\bDIV\b|\bCAP(ITAL)? GAIN|\bDIVIDENDBELASTING\b/,
    reading: is('Reinvest'),
    shares: true,
  },
  {
    form: /\bREDEMPTION PAYOUT\b|\bREDEMPTION\b|\bMATUR/,
    reading: asked(REDEMPTION, REDEMPTION_ASKED),
    shares: true,
  },
  { form: /\bREDEMPTION ADJ\b/, reading: asked(REDEMPTION, 'the money of a redemption: enter it as Sell') },
  {
    form: /\b(BUY|BOUGHT|PURCHASED?|SAVINGS PLAN|SPARPLAN|KOOP|AANKOOP|KAUF|ACHAT|COMPRA)\b/,
    reading: is('Buy'),
    shares: true,
  },
  { form: /\b(SELL|SOLD|SALE|VERKOOP|VERKO\w*|VERKAUF|VENTE|VENTA)\b/, reading: is('Sell'), shares: true },
  { form: /\bRETURN OF CAPITAL\b/, reading: is('Return of capital') },
  {
    form: /\bLONG[- ]TERM CAP|\bLT CAP|\bCAPITAL GAIN \(LT\)/,
    reading: cash('long-term capital gain distribution (Settings: Capital gain distributions)'),
  },
  { form: /\bCAP(ITAL)? GAIN/, reading: cash('capital gain distribution') },
  {
    form: /\bDIVIDEND|\b[CM]?DIV\b|SUBSTITUTE PAYMENT|PAYMENT IN LIEU/,
    reading: cash('dividend'),
  },
  { form: /\bINTEREST\b|\bRENTE\b|\bINT \d/, reading: cash('interest') },
  { form: /\bTAX\b|\bWITHHOLDING\b|\bBELASTING\b|TAX_/, reading: cash('tax') },
  { form: /\bFEES?\b|\bCOMMISSION\b|\bKOSTEN\b|\bTRANSACTIEKOSTEN\b|\bCHARGE\b/, reading: cash('fee') },
  {
    form: /\bFOREX\b|\bFX\b|\bFXEXCHANGE\b|CURRENCY CONVERSION|\bVALUTA\b/,
    reading: cash('currency exchange'),
  },
  {
    form: /\bDEPOSIT|\bWITHDRAW|\bFUNDS?\b|\bFUNDING\b|\bMONEYLINK\b|\bMONEYMOVEMENT\b|\bCONTRIBUTION\b|\bPAYMENT\b|\bSTORTING\b|\bONTTREKKING\b|\bDEBIT\b|\bCREDIT\b|\bTOP[_ ]UP\b|\bCUSTOMER|\bCARD\b|\bREFUND\b|\bADJUST|\bIDEAL\b|\bREJ\b|\bPAYEE\b|\bDRAWER\b/,
    reading: cash('cash'),
  },
  { form: /STATEMENT|CERTIFICATE|BALANCE CARRIED/, reading: cash('statement') },
];

/** Reads the joined words of a record's action columns, or of its description. */
export function readWords(
  text: string,
  facts: { readonly isOption: boolean; readonly hasShares: boolean },
): Reading {
  const words = text.toUpperCase().replace(/[_]+/g, ' ');
  const rule = RULES.find(
    ({ form, on, shares }) =>
      form.test(words) &&
      (on === undefined || (on === 'option') === facts.isOption) &&
      (shares === undefined || shares === facts.hasShares),
  );
  return rule?.reading ?? { kind: 'unknown' };
}

/** Money market funds that brokers sweep cash into: always a dollar a share. */
const CORE_FUNDS = new Set([
  'SPAXX',
  'FDRXX',
  'FCASH',
  'FZFXX',
  'SPRXX',
  'FDLXX',
  'VMFXX',
  'VMRXX',
  'SWVXX',
  'SNVXX',
  'SNSXX',
  'USDXX',
]);

export const isCoreFund = (symbol: string): boolean =>
  CORE_FUNDS.has(symbol) || /\.FDRXX|CORE\*\*/.test(symbol);
