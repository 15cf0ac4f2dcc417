import { Decimal } from '../base/decimal';

/** Numbers as people write them, where only one reading is possible: `168,000`, `$1,200.50`, `24%`. */
export function typed(text: string): string | number {
  const trimmed = text.trim();
  const percent = /^-?\d+(?:\.\d+)?%$/.exec(trimmed);
  if (percent) return new Decimal(trimmed.slice(0, -1)).div(100).toNumber();
  const bare = trimmed.replace(/^(-?)\$/, '$1');
  return /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(bare) ? Number(bare.replace(/,/g, '')) : trimmed;
}
