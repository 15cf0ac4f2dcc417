import type { LotMethod, LotPick } from '../engine/records';
import { ZERO, type Shares } from '../base/exact';
import { isBlank, type Cell } from './cell';
import { readText } from './readCell';
import { readNumber } from './numbers';
import { normalizeHeading } from '../base/text';
import { isFault, type Fault } from './faults';

const METHODS: Readonly<Record<string, LotMethod>> = {
  FIFO: 'fifo',
  LIFO: 'lifo',
  HIFO: 'hifo',
  SPECIFIC: 'specific',
  AVERAGE: 'average',
  AVERAGECOST: 'average',
  MINTAX: 'minTax',
};

export const readMethod = (text: string): LotMethod | null => METHODS[normalizeHeading(text)] ?? null;

export interface SaleLots {
  readonly picks: readonly LotPick[];
  readonly method: LotMethod | null;
}

/** A sale's Lot cell: a lot, `A:50; B:20`, or a method for this sale alone. */
export function readSaleLots(cell: Cell, quantity: Shares): SaleLots | Fault {
  if (isBlank(cell)) return { picks: [], method: null };
  const text = readText(cell);
  const method = readMethod(text);
  if (method) return { picks: [], method };
  const picks: LotPick[] = [];
  for (const part of text
    .split(';')
    .map(one => one.trim())
    .filter(Boolean)) {
    const colon = part.lastIndexOf(':');
    if (colon < 0) {
      picks.push({ lot: part, quantity: null });
      continue;
    }
    const shares = readNumber(part.slice(colon + 1).trim());
    if (isFault(shares) || shares <= ZERO) {
      return {
        code: 'lotWithoutShares',
        found: `"${part}" does not say how many shares`,
        remedy: 'write A:50; B:20',
      };
    }
    picks.push({ lot: part.slice(0, colon).trim(), quantity: shares });
  }
  return checked(picks, quantity, text);
}

function checked(picks: readonly LotPick[], quantity: Shares, text: string): SaleLots | Fault {
  if (picks.length === 1 && picks[0]!.quantity === null) return { picks, method: null };
  if (picks.some(pick => pick.quantity === null)) {
    return {
      code: 'someLotsWithoutShares',
      found: `"${text}" gives some lots no number of shares`,
      remedy: 'write A:50; B:20',
    };
  }
  const named = picks.reduce((sum, pick) => sum + pick.quantity!, ZERO);
  return named === quantity
    ? { picks, method: null }
    : {
        code: 'lotsDoNotAddUp',
        found: `"${text}" does not add up to the quantity sold`,
        remedy: 'make the lots add up to Quantity',
      };
}
