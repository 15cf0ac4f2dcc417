import { exact, type Shares } from '../base/exact';
import { folded, onceEach } from '../base/text';

/** An option as its symbol tells it. */
export interface OptionSymbol {
  readonly underlying: string;
  readonly right: 'call' | 'put';
  readonly size: Shares;
}

/** A contract is for a hundred shares unless it says otherwise. */
export const CONTRACT_SIZE: Shares = exact(100);

const EXCHANGE = /^[A-Z][A-Z0-9]+ ?: ?(?=\S)/;
/** Codes that brokers and data services write after a symbol: `VTI:NYSEARCA`, `VTI:US`. */
const EXCHANGES = new Set(
  'NYSE NASDAQ NYSEARCA ARCA AMEX NYSEAMERICAN BATS CBOE OTC OTCMKTS US LON LSE TSE TSX TSXV CVE NEO ETR FRA XETRA EPA AMS BIT BME STO HEL CPH SWX ASX NSE BSE BOM HKG SGX TYO CN LN GR FP'.split(
    ' ',
  ),
);
const CLASS = /^([A-Z]{1,6})(?:[./ ]([A-Z]{1,2})|-([A-Z]))$/;

const ROOT = '[A-Z][A-Z0-9.]{0,5}';
const STRIKE = String.raw`\$?(\d+(?:\.\d+)?)`;
const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';

/** The ways in which exchanges and brokers write an option; each gives root, year, month, day, right and strike. */
const SPELLINGS: readonly { readonly form: RegExp; readonly order: string }[] = [
  {
    form: new RegExp(`^[-.]?([A-Z]{1,6}) ?(20\\d{2})(\\d{2})(\\d{2})([CP])${STRIKE}$`),
    order: 's y m d r k',
  },
  {
    form: new RegExp(
      `^(CALL|PUT) \\((${ROOT})\\) .*?([A-Z]{3}) (\\d{1,2}) (\\d{2,4}) ${STRIKE}(?: \\(100 SHS\\))?$`,
    ),
    order: 'r s m d y k',
  },
  { form: new RegExp(`^[-.]?(${ROOT}) ?(\\d{2})(\\d{2})(\\d{2})([CP])${STRIKE}$`), order: 's y m d r k' },
  {
    form: new RegExp(`^(${ROOT}) (\\d{1,2})/(\\d{1,2})/(\\d{2,4}) ${STRIKE} ?(C|P|CALL|PUT)$`),
    order: 's m d y k r',
  },
  {
    form: new RegExp(`^(${ROOT}) (\\d{1,2})/(\\d{1,2})/(\\d{2,4}) (C|P|CALL|PUT) ${STRIKE}$`),
    order: 's m d y r k',
  },
  {
    form: new RegExp(`^(CALL|PUT) (${ROOT}) (\\d{1,2})/(\\d{1,2})/(\\d{2,4}) ${STRIKE}$`),
    order: 'r s m d y k',
  },
  {
    form: new RegExp(`^(${ROOT}) (\\d{4})-?(\\d{2})-?(\\d{2}) ${STRIKE} ?(C|P|CALL|PUT)$`),
    order: 's y m d k r',
  },
  {
    form: new RegExp(`^(${ROOT}) (\\d{4})-(\\d{2})-(\\d{2}) (C|P|CALL|PUT) ${STRIKE}$`),
    order: 's y m d r k',
  },
  {
    form: new RegExp(`^(${ROOT}) (\\d{1,2})([A-Z]{3})(\\d{2,4}) ${STRIKE} ?(C|P|CALL|PUT)$`),
    order: 's d m y k r',
  },
  {
    form: new RegExp(`^(${ROOT}) ([A-Z]{3}) (\\d{1,2}),? ['’]?(\\d{2,4}) ${STRIKE} ?(C|P|CALL|PUT)$`),
    order: 's m d y k r',
  },
];

interface Parts {
  readonly s: string;
  readonly y: string;
  readonly m: string;
  readonly d: string;
  readonly r: string;
  readonly k: string;
}

function partsOf(text: string): Parts | null {
  if (!/\d/.test(text)) return null;
  for (const { form, order } of SPELLINGS) {
    const match = form.exec(text);
    if (match)
      return Object.fromEntries(
        order.split(' ').map((letter, at) => [letter, match[at + 1]!]),
      ) as unknown as Parts;
  }
  return null;
}

/**
 * One name for a security, however it is spelled: without exchange (`NYSEARCA:VTI`), one class separator (`BRK.B`),
 * no footnote star. An option gets its OCC symbol.
 */
export const readSymbolText = onceEach(text => oneName(folded(text).toUpperCase()));

function oneName(text: string): string {
  const bare = withoutExchange(text).replace(/\s*\*+$/, '');
  const option = partsOf(bare);
  if (option) return occ(option) ?? bare;
  const match = CLASS.exec(bare);
  return match ? `${match[1]!}.${match[2] ?? match[3]!}` : bare;
}

function withoutExchange(text: string): string {
  const at = text.indexOf(':');
  const before = text.slice(0, at).trim();
  return at > 0 && EXCHANGES.has(text.slice(at + 1).trim()) && !EXCHANGES.has(before)
    ? before
    : text.replace(EXCHANGE, '');
}

/** `XYZ270115C00095000`: root, expiry, right, strike in thousandths. */
function occ({ s, y, m, d, r, k }: Parts): string | null {
  const month = /^\d+$/.test(m) ? Number(m) : MONTHS.indexOf(m) / 3 + 1;
  const strike = /^\d{8}$/.test(k) ? Number(k) : Math.round(Number(k) * 1000);
  if (month < 1 || month > 12 || Number(d) < 1 || Number(d) > 31) return null;
  const pad = (value: number | string, width: number): string => String(value).padStart(width, '0');
  return `${oneName(s)}${y.slice(-2)}${pad(month, 2)}${pad(d, 2)}${r[0]!}${pad(strike, 8)}`;
}

const OCC = new RegExp(`^(${ROOT})\\d{6}([CP])\\d{8}$`);

/** What an option's symbol says; null for what is no option's symbol. */
export const optionOf = onceEach((symbol): OptionSymbol | null => {
  const match = OCC.exec(symbol);
  return match && { underlying: match[1]!, right: match[2] === 'C' ? 'call' : 'put', size: CONTRACT_SIZE };
});

const CALL_OR_PUT = /(?:^|[^A-Z])(?:CALLS?|PUTS?)(?:[^A-Z]|$)/;
const EXPIRY_AND_STRIKE = /\d{6}[CP]\d/;

/** Written like an option in a way that none of the spellings is: to be asked about, never taken for a stock. */
export const looksLikeOption = onceEach(
  symbol =>
    optionOf(symbol) === null &&
    /\d/.test(symbol) &&
    (CALL_OR_PUT.test(symbol) || EXPIRY_AND_STRIKE.test(symbol)),
);
