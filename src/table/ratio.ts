import { priceFromText, ratio, ZERO, type Ratio } from '../base/exact';
import { folded } from '../base/text';
import { isBlank, type Cell } from './cell';
import { decimalsOf, plainDigits } from './numbers';
import { FAULTS, quoted, type Fault } from './faults';

/** New shares for each old one, and whether the cell says so in words (`10:1`, `1 for 3`) or by a number alone. */
export interface ReadRatio {
  readonly ratio: Ratio;
  readonly isSpelled: boolean;
}

const SPELLED = /^(\d+(?:\.\d+)?)\s*(?::|\/|-?\s*for\s*-?|-?\s*to\s*-?)\s*(\d+(?:\.\d+)?)$/i;

const UNIT = BigInt(10) ** BigInt(20);

export function readRatio(cell: Cell): ReadRatio | Fault {
  const text = typeof cell === 'string' ? folded(cell) : '';
  const spelled = SPELLED.exec(text);
  if (spelled) {
    const [numerator, denominator] = [priceFromText(spelled[1]!), priceFromText(spelled[2]!)];
    if (numerator && denominator) return { ratio: ratio(numerator, denominator), isSpelled: true };
  }
  if (isBlank(cell))
    return {
      code: 'noRatio',
      found: 'the cell is blank',
      remedy: 'enter new shares per old, such as 2, 0.1 or 10:1',
    };
  const digits = typeof cell === 'number' ? String(cell) : plainDigits(text, null);
  const value = Number(digits ?? NaN);
  if (digits === null || !Number.isFinite(value)) {
    return {
      code: 'notARatio',
      found: `${quoted(cell)} is not a ratio`,
      remedy: 'write new shares per old, such as 2, 0.1 or 10:1',
    };
  }
  if (value <= 0) return FAULTS.positive(cell);
  const exact = priceFromText(digits);
  if (exact === null || exact === ZERO) return FAULTS.positive(cell);
  return { ratio: simplest(value, decimalsOf(cell)) ?? ratio(exact, UNIT), isSpelled: false };
}

const EXACT = { within: 1e-12, upTo: 10_000 };
/** A third is often typed as 0.3333. */
const TYPED = { decimals: 4, upTo: 100 };

/** The simplest fraction that a decimal stands for, so that 1 for 3 is a third; null where it is its own digits. */
function simplest(value: number, decimals: number): Ratio | null {
  const near = (denominator: number, within: number): Ratio | null => {
    const numerator = Math.round(value * denominator);
    return numerator > 0 && Math.abs(value - numerator / denominator) <= within
      ? ratio(BigInt(numerator), BigInt(denominator))
      : null;
  };
  for (let denominator = 1; denominator <= EXACT.upTo; denominator++) {
    const found = near(denominator, EXACT.within * Math.max(1, value));
    if (found) return found;
    if (decimals >= TYPED.decimals && denominator <= TYPED.upTo) {
      const typed = near(denominator, 0.5 * 10 ** -decimals);
      if (typed) return typed;
    }
  }
  return null;
}
