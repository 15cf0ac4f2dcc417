import { readText } from '../table/readCell';
import { optionOf } from '../table/optionSymbol';
import { readSymbolText } from '../table/symbol';
import type { Hints } from './hints';
import { coin } from './money';
import { cellOf, isMissing, type Record } from './recognise';

/** What a record is about. */
export interface SecurityOf {
  /** Empty where the file does not say it. */
  readonly symbol: string;
  readonly isOption: boolean;
  /** Known by a name or a plan alone, which other files call otherwise. */
  readonly isNameOnly: boolean;
  /** Known by its ISIN or CUSIP. */
  readonly isNumber: boolean;
}

const NONE: SecurityOf = { symbol: '', isOption: false, isNameOnly: false, isNumber: false };

/** `CALL (QMTK) QUANTUM METRIC TECH OCT 16 26 $45 (100 SHS)` */
const DESCRIBED = /\b(CALL|PUT) \(([A-Z.]+)\).* ([A-Z]{3}) (\d{1,2}) (\d{2}) \$(\d+(?:\.\d+)?)/;
/** `QMTK Dec 18 '26 $45 Call` */
const SPOKEN = /^([A-Z.]+) ([A-Z]{3}) (\d{1,2}) '?(\d{2,4}) \$?(\d+(?:\.\d+)?) (CALL|PUT)$/;
/** `OPTION EXPIRATION FOR QMTK 10/16/2026 CALL $45.00`: the words before it say what became of it. */
const BECAME = /^OPTION [A-Z]+ (?:FOR|OF) (.+)$/;
const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;
const CUSIP = /^[0-9]{3}[A-Z0-9]{5}[A-Z0-9]$/;

export function securityOf(record: Record, hints: Hints, inherited: string | null): SecurityOf {
  const written = readText(cellOf(record, 'symbol'));
  const description = readText(cellOf(record, 'description')).toUpperCase();
  const option = optionIn(written) ?? optionIn(description) ?? optionIn(readText(cellOf(record, 'security')));
  if (option) return { ...NONE, symbol: option, isOption: true };
  if (/\b(CE|PE)$|\d(CE|PE)$/.test(written) && isDerivative(record))
    return { ...NONE, symbol: written, isOption: true };
  const security = readText(cellOf(record, 'security'));
  const named = hints.meantBy(written);
  if (named) return { ...NONE, symbol: readSymbolText(named) };
  if (written !== '' && !/^#/.test(written) && !/^no description$/i.test(written)) {
    const [, inBrackets] = / \(([A-Z.]{1,6})\)$/.exec(written) ?? [];
    const bare = inBrackets ?? written.replace(/\([^)]*\)$/, '');
    const symbol = readSymbolText(pairOf(record)?.base ?? bare);
    return { ...NONE, symbol, isNumber: ISIN.test(symbol) || CUSIP.test(symbol) };
  }
  const inText = /^([A-Z][A-Z0-9.]{0,5})\([A-Z]{2}[A-Z0-9]{9}\d\)/.exec(description)?.[1];
  if (inText) return { ...NONE, symbol: inText };
  const whole = hints.of('Symbol');
  if (whole) return { ...NONE, symbol: readSymbolText(whole) };
  const known = hints.meantBy(security) ?? hints.meantBy(nameIn(description));
  if (known) return { ...NONE, symbol: readSymbolText(known) };
  if (inherited !== null) return { ...NONE, symbol: inherited };
  const [, bracketed] = / \(([A-Z.]{1,6})\)$/.exec(security) ?? [];
  if (bracketed) return { ...NONE, symbol: bracketed };
  if (ISIN.test(security)) return { ...NONE, symbol: security, isNumber: true };
  // A text that is the action itself names no security.
  const hasAction =
    record.layout.columns.has('action') || record.layout.columns.has('side') || /@/.test(description);
  const name =
    security ||
    (hasAction || record.layout.kind !== 'trades' ? nameIn(readText(cellOf(record, 'description'))) : '');
  return isMissing(name) ? NONE : { ...NONE, symbol: name, isNameOnly: true };
}

function optionIn(text: string): string | null {
  const upper = text.toUpperCase().replace(BECAME, '$1');
  const described = DESCRIBED.exec(upper);
  const spoken = described ? null : SPOKEN.exec(upper);
  const spelled = described
    ? `${described[2]!} ${described[3]!} ${described[4]!} ${described[5]!} ${described[6]!} ${described[1]!}`
    : spoken
      ? `${spoken[1]!} ${spoken[2]!} ${spoken[3]!} ${spoken[4]!} ${spoken[5]!} ${spoken[6]!}`
      : upper;
  const symbol = readSymbolText(spelled);
  return optionOf(symbol) ? symbol : null;
}

const isDerivative = (record: Record): boolean => /^(FO|OPT)/i.test(readText(cellOf(record, 'asset')));

/** `Acme Quant plc Ordinary 25p 80 @ 430.00`: what stands before the trade. */
const nameIn = (text: string): string => text.replace(/\s+[\d.,]+\s*@.*$/, '').trim();

const QUOTES = ['USDT', 'USDC', 'USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF', 'JPY', 'XBT', 'BTC', 'ETH'];

/** A pair's coin and what it was paid in; null for what is no pair. */
export function pairOf(record: Record): { readonly base: string; readonly quote: string } | null {
  const at = record.layout.columns.get('symbol')?.[0];
  if (at === undefined || !/pair/i.test(record.layout.headings[at]!)) return null;
  const text = readText(record.cells[at] ?? '').toUpperCase();
  const quote = QUOTES.find(one => text.endsWith(one));
  if (!quote) return null;
  const base = text
    .slice(0, -quote.length)
    .replace(/[/-]$/, '')
    .replace(/[XZ]$/, matched => (text.includes('/') ? matched : ''));
  return { base: coin(base), quote: coin(quote) };
}
