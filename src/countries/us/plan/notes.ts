import { ZERO } from '../../../base/exact';
import type { Problem } from '../../../base/problem';
import { firstLongTermDay } from '../../../engine/holdingPeriod';
import { isSheltered, type StatedLot } from '../../../engine/records';
import { closes } from '../../../engine/window';
import { silentAccounts } from '../../../planner/coverage';
import type { Household } from '../../../planner/household';
import type { HouseholdYear } from './householdYear';
import type { Fact } from './shapes';

interface Gaps {
  readonly problems: readonly Problem[];
  readonly withoutPrice: number;
  /** How many candidates were searched without trying every subset; null when every subset was tried. */
  readonly searched: number | null;
}

/** What the plan could not know, and what its tax figures leave out. */
export function planNotes(household: Household, year: HouseholdYear, band: Fact | null, gaps: Gaps): Fact[] {
  const { tax } = year.settled(ZERO, ZERO);
  return [
    ...gaps.problems.map((problem): Fact => ({ code: 'leftOut', problem })),
    ...(gaps.withoutPrice > 0 ? [{ code: 'withoutPrice', lots: gaps.withoutPrice } as const] : []),
    ...(band === null ? [] : [band]),
    ...coverageNotes(household),
    ...(year.plannedSales > 0 ? [{ code: 'plannedCount', sales: year.plannedSales } as const] : []),
    ...plannedWashes(household, year),
    ...plannedGifts(household),
    ...(gaps.searched === null ? [] : [{ code: 'searched', lots: gaps.searched } as const]),
    ...(tax.missing === null ? [] : [{ code: 'noTax', missing: tax.missing } as const]),
    ...tax.notes.map((note): Fact => ({ code: 'taxNote', note })),
  ];
}

/** Of whose purchases too little is known. */
export const coverageNotes = (household: Household): Fact[] => [
  ...unknownSpouse(household),
  ...silentAccounts(household).map((note): Fact => ({ code: 'silent', note })),
];

/** A joint return with one owner's accounts only: the other spouse's purchases would wash unseen. */
function unknownSpouse({ settings, lots: held, trades }: Household): Fact[] {
  if (settings.filingStatus !== 'joint' && settings.filingStatus !== 'separate') return [];
  const hasSpouse = [...held, ...trades].some(row => row.account.owner.role === 'spouse');
  return hasSpouse ? [] : [{ code: 'noSpouse' }];
}

/** A purchase that is planned and would undo a loss that has been taken. */
const plannedWashes = ({ rules }: Household, { plannedWash }: HouseholdYear): Fact[] =>
  plannedWash.map(({ sale, loss, by }) => ({
    code: 'plannedWash',
    sale,
    loss,
    by,
    last: closes(sale.day, rules.windowOn(sale.day)),
  }));

/** A loss that is given away is wasted; a gain that is given away is never taxed to the giver. */
function plannedGifts({ trades, lots, asOf, rules }: Household): Fact[] {
  const own = lots.filter(lot => !isSheltered(lot.account) && lot.value !== null);
  const isLong = (lot: StatedLot): boolean =>
    asOf >= firstLongTermDay(lot.holdingStart ?? lot.acquired, rules.longTermMonths(asOf));
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
