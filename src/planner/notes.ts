import type { Problem } from '../base/problem';
import { firstLongTermDay } from '../engine/holdingPeriod';
import { isSheltered, type StatedLot } from '../engine/records';
import { NO_EFFECT } from './effect';
import { inWords, type Fact } from './facts';
import type { HouseholdTables } from './household';
import type { Note } from './plan';
import type { PlanInputs } from './port';

interface Gaps {
  readonly problems: readonly Problem[];
  readonly withoutPrice: number;
  /** How many candidates were searched without trying every subset; null when every subset was tried. */
  readonly searched: number | null;
  /** Of how many losing lots only the largest were valued; null where all were. */
  readonly losing: { readonly lots: number; readonly weighed: number } | null;
  readonly band: Fact | null;
}

/** What the plan could not know, and what its tax figures leave out. */
export function planNotes({ tables, position, year, words, notes }: PlanInputs, gaps: Gaps): Note[] {
  const say = inWords(words);
  const { tax } = year.assess(NO_EFFECT);
  const { planned } = position;
  const noted = (code: Note['code'], facts: readonly Fact[]): Note[] =>
    say(facts).map(({ text }) => ({ code, text }));
  return [
    ...noted(
      'leftOut',
      gaps.problems.map((problem): Fact => ({ code: 'leftOut', problem })),
    ),
    ...noted('note', [
      ...(gaps.withoutPrice > 0 ? [{ code: 'withoutPrice', lots: gaps.withoutPrice } as const] : []),
      ...(gaps.band === null ? [] : [gaps.band]),
    ]),
    ...noted('coverage', position.coverage()),
    ...noted('note', [
      ...(planned.sales > 0 ? [{ code: 'plannedCount', sales: planned.sales } as const] : []),
      ...planned.washes.map((one): Fact => ({ code: 'plannedWash', ...one })),
      ...plannedGifts(tables, position.longMonths),
      ...(gaps.losing === null ? [] : [{ code: 'largestWeighed', ...gaps.losing } as const]),
      ...(gaps.searched === null ? [] : [{ code: 'searched', lots: gaps.searched } as const]),
      ...(tax.missing === null ? [] : [{ code: 'noTax', missing: tax.missing } as const]),
      ...tax.notes.map((note): Fact => ({ code: 'taxNote', note })),
    ]),
    ...notes.map((text): Note => ({ code: 'note', text })),
  ];
}

/** A loss that is given away is wasted; a gain that is given away is never taxed to the giver. */
function plannedGifts({ trades, lots, asOf }: HouseholdTables, longMonths: number): Fact[] {
  const own = lots.filter(lot => !isSheltered(lot.account) && lot.value !== null);
  const isLong = (lot: StatedLot): boolean =>
    asOf >= firstLongTermDay(lot.holdingStart ?? lot.acquired, longMonths);
  return trades
    .filter(trade => trade.day > asOf && trade.action === 'giftOut' && !isSheltered(trade.account))
    .flatMap(({ symbol, day, account }): Fact[] => {
      const given = own.filter(lot => lot.symbol === symbol && lot.account.key === account.key);
      const loses = given.some(lot => lot.value! < lot.basis);
      const inPart = given.some(lot => lot.value! > lot.basis);
      if (!loses) return inPart ? [{ code: 'gainGiven', symbol, day }] : [];
      const winner = own.find(lot => lot.value! > lot.basis && isLong(lot))?.symbol ?? null;
      return [{ code: 'lossGiven', symbol, day, inPart, winner }];
    });
}
