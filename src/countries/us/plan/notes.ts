import { LEFT_OUT, silentAccounts } from '../../../plan/coverage';
import { spokenDay } from '../../../base/day';
import { sentence, type Problem } from '../../../base/problem';
import { firstLongTermDay } from '../../../engine/holding';
import { isSheltered, type StatedLot } from '../../../engine/records';
import type { Candidate } from './candidates';
import type { Household } from '../../../plan/household';
import type { HouseholdYear } from './householdYear';
import { dollars } from '../../../base/spoken';
import { zeroBandNote } from './zeroBand';

interface Gaps {
  readonly problems: readonly Problem[];
  readonly withoutPrice: number;
  /** How many candidates were searched without trying every subset; null when every subset was tried. */
  readonly searched: number | null;
}

/** What the plan could not know, and what its tax figures leave out. */
export function planNotes(
  household: Household,
  year: HouseholdYear,
  best: readonly Candidate[],
  gaps: Gaps,
): string[] {
  const { tax } = year.settled(BigInt(0), BigInt(0));
  return [
    ...gaps.problems.map(problem => `${LEFT_OUT}${sentence(problem)}`),
    ...(gaps.withoutPrice > 0 ? [`${lots(gaps.withoutPrice)} without a price: not weighed.`] : []),
    ...told(zeroBandNote(household, year, best)),
    ...coverageNotes(household),
    ...(year.plannedSales > 0
      ? [
          `${year.plannedSales === 1 ? '1 planned sale is' : `${year.plannedSales} planned sales are`} counted into the year.`,
        ]
      : []),
    ...plannedWashes(year),
    ...plannedGifts(household),
    ...(gaps.searched === null
      ? []
      : [`${gaps.searched} lots were searched step by step: another set may be slightly better.`]),
    ...(tax.missing === null ? [] : [`No tax figures: ${tax.missing}.`]),
    ...tax.notes,
  ];
}

/** Of whose purchases too little is known. */
export const coverageNotes = (household: Household): string[] => [
  ...unknownSpouse(household),
  ...silentAccounts(household),
];

const told = (note: string | null): string[] => (note === null ? [] : [note]);

const lots = (count: number): string => (count === 1 ? '1 lot is' : `${count} lots are`);

/** A joint return with one owner's accounts only: the other spouse's purchases would wash unseen. */
function unknownSpouse({ settings, lots: held, trades }: Household): string[] {
  if (settings.filingStatus !== 'joint' && settings.filingStatus !== 'separate') return [];
  const hasSpouse = [...held, ...trades].some(row => row.account.owner.role === 'spouse');
  return hasSpouse ? [] : ["No account of a spouse is given: a spouse's purchases wash too."];
}

/** A purchase that is planned and would undo a loss that has been taken. */
const plannedWashes = ({ plannedWash }: HouseholdYear): string[] =>
  plannedWash.map(({ sale, loss, by }) => {
    const buys = by.map(trade => `${spokenDay(trade.day)} (${trade.source.table} row ${trade.source.row})`);
    return `The purchase of ${sale.symbol} planned for ${buys.join(', ')} would wash ${dollars(loss)} of the loss of ${spokenDay(sale.day)}: it is counted as washed; leave the purchase out, or make it after ${spokenDay(sale.day + 30)}.`;
  });

/** A loss that is given away is wasted; a gain that is given away is never taxed to the giver. */
function plannedGifts({ trades, lots, asOf, rules }: Household): string[] {
  const own = lots.filter(lot => !isSheltered(lot.account) && lot.value !== null);
  const isLong = (lot: StatedLot): boolean =>
    asOf >= firstLongTermDay(lot.holdingStart ?? lot.acquired, rules.longTermMonths(asOf));
  return trades
    .filter(trade => trade.day > asOf && trade.action === 'giftOut' && !isSheltered(trade.account))
    .map(trade => {
      const given = own.filter(lot => lot.symbol === trade.symbol && lot.account.key === trade.account.key);
      const loses = given.some(lot => lot.value! < lot.basis);
      const wins = given.some(lot => lot.value! > lot.basis);
      const when = `${trade.symbol} planned to be given on ${spokenDay(trade.day)}`;
      if (!loses) {
        return wins
          ? `${when} stands at a gain that the gift leaves untaxed to you; given to charity after more than a year of holding, its whole value counts (26 U.S.C. § 170(e)(1)(A)).`
          : '';
      }
      const winner = own.find(lot => lot.value! > lot.basis && isLong(lot));
      const part = wins ? 'in part at a loss' : 'at a loss';
      return `${when} stands ${part}, which a gift wastes: sell the losing shares and give the cash${winner ? `, or give a winner such as ${winner.symbol}` : ''} (26 U.S.C. §§ 170(e), 1015(a)).`;
    })
    .filter(note => note !== '');
}
