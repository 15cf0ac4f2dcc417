import { folded, onceEach } from '../base/text';
import { occSymbolOf } from './optionSymbol';

const EXCHANGE = /^[A-Z][A-Z0-9]+ ?: ?(?=\S)/;
/** Codes that brokers and data services write after a symbol: `VTI:NYSEARCA`, `VTI:US`. */
const EXCHANGES = new Set(
  'NYSE NASDAQ NYSEARCA ARCA AMEX NYSEAMERICAN BATS CBOE OTC OTCMKTS US LON LSE TSE TSX TSXV CVE NEO ETR FRA XETRA EPA AMS BIT BME STO HEL CPH SWX ASX NSE BSE BOM HKG SGX TYO CN LN GR FP'.split(
    ' ',
  ),
);
const CLASS = /^([A-Z]{1,6})(?:[./ ]([A-Z]{1,2})|-([A-Z]))$/;

/**
 * One name for a security, however it is spelled: without exchange (`NYSEARCA:VTI`), one class separator (`BRK.B`),
 * no footnote star. An option gets its OCC symbol.
 */
export const readSymbolText = onceEach(text => oneName(folded(text).toUpperCase()));

function oneName(text: string): string {
  const bare = withoutExchange(text).replace(/\s*\*+$/, '');
  const option = occSymbolOf(bare, oneName);
  if (option !== null) return option;
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
