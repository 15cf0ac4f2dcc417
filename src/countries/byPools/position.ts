import type { Day } from '../../base/day';
import { most, portion, ZERO, type Money } from '../../base/exact';
import { ACTIONS } from '../../engine/actions';
import { isPlanned, isSheltered, type StatedLot } from '../../engine/records';
import { buyAgainOn, sellClearOn } from '../../engine/window';
import type { DatedGain } from '../../planner/assessment';
import type { Book, Candidate, Effect, Met, Position } from '../../planner/port';
import { silentAccounts } from '../../planner/coverage';
import { addEffect, usable } from '../../planner/effect';
import { FORESEEN, type Household } from '../../planner/household';
import { partOf } from '../../planner/parts';
import type { WashRisk } from '../../planner/plan';
import type { MayBuy } from '../../planner/replacement';
import { yearOfPlan } from '../lawYear';
import type { PoolLaw } from '../laws';
import type { PoolEvent } from './history';
import { bareLossOf, foreseenFor, meetsNothing, riskOfPool } from './questions';
import type { AskedPools } from './asked';
import { poolRescues } from './rescues';

/** Of the loss that the pool holds, what neither counts nor is lost stays with other shares. */
function putOff(effect: Effect, sold: readonly Candidate[]): Effect {
  const bare = sold.reduce((sum, { loss }) => sum + loss, ZERO);
  return { ...effect, deferred: most(bare - usable(effect) - effect.permanent, ZERO) };
}

/** A household's pools, as a plan asks them. */
export function poolPosition(
  law: PoolLaw,
  household: Household,
  pools: AskedPools,
  mayBuy: MayBuy,
): Position {
  const { asOf } = household;
  const { questionOf, questionOfGroup, made, left } = pools;
  const exposure = (lot: StatedLot): WashRisk => riskOfPool(household, law, questionOf(lot)!);
  const books = new Map<string, Book>();
  const bookOf = ({ group }: StatedLot): Book => {
    let book = books.get(group);
    if (!book) books.set(group, (book = { key: group }));
    return book;
  };
  const salesOf = (sold: readonly Candidate[], day: Day): PoolEvent[] =>
    sold.map(({ lot, shares, value }) => {
      const { sale } = questionOf(lot)!;
      return { ...sale, day, shares: portion(sale.shares, shares, lot.quantity), money: value };
    });
  const foreseen = ({ key }: Book): readonly PoolEvent[] => {
    const question = questionOfGroup(key);
    return question ? foreseenFor(household, question) : [];
  };
  const year = yearOfPlan(household, law);
  const sell: Position['sell'] = (book, sold) =>
    putOff(addEffect(made(book.key, salesOf(sold, asOf)), made(book.key, []), -1), sold);
  return {
    offer: lot => {
      const question = questionOf(lot);
      if (!question) return null;
      if (lot.value === null) return 'noPrice';
      const shares = left(lot);
      const value = portion(lot.value, shares, lot.quantity);
      const bare = isSheltered(lot.account) ? lot.basis - lot.value : bareLossOf(law, question);
      const loss = bare < ZERO ? -portion(-bare, shares, lot.quantity) : portion(bare, shares, lot.quantity);
      return { book: bookOf(lot), shares, value, loss };
    },
    whyNoLoss: lot => (lot.basis > lot.value! ? (exposure(lot).why[0] ?? null) : null),
    plannedSale: ({ account, symbol }) =>
      household.trades.find(
        trade =>
          isPlanned(trade, asOf) &&
          ACTIONS[trade.action].leaves &&
          trade.account.key === account.key &&
          trade.symbol === symbol,
      ) ?? null,
    isOnReturn: ({ account }) => account.owner.role === 'self',
    isInTheWay: ({ acquired }) => law.window.before > 0 && asOf - acquired <= law.window.before,
    sell,
    // One disposal of the day, however it is entered.
    sellAsOrders: sell,
    shares: () => null,
    dayOrder: () => null,
    sellLater: (book, sold, day) => {
      const coming = foreseen(book);
      const effect = addEffect(made(book.key, salesOf(sold, day), coming), made(book.key, [], coming), -1);
      return [putOff(effect, sold)];
    },
    daysToAsk: book => {
      const question = questionOfGroup(book.key);
      if (!question) return [asOf];
      const { before, after, sale } = question;
      const clear = [...before, ...after, ...foreseen(book)]
        .filter(event => event.kind === 'acquire' && law.canMeet(event, sale))
        .map(({ day }) => sellClearOn(day, law.window))
        .filter(day => day > asOf);
      return [...new Set([asOf, ...clear])].sort((a, b) => a - b);
    },
    knownUntil: asOf + FORESEEN - law.window.after,
    exposure,
    exposures: (_, sold) => exposuresOf(law, sold, exposure, questionOf, salesOf([...sold], asOf)),
    buyingBack: (_, { doNotBuyBefore }) => ({
      kind: law.buyBack,
      notBefore: law.buyBack === 'later' ? (doNotBuyBefore ?? asOf) : null,
    }),
    // A purchase in the window is matched with a sale at a gain as well.
    buyingBackGain: { kind: 'later', notBefore: buyAgainOn(asOf, law.window) },
    part: partOf,
    mayBuy,
    naming: sold => new Map(sold.map(({ lot }) => [lot, null])),
    gainUnnamed: ({ loss }) => -loss,
    remarks: () => [],
    rescues: () => poolRescues(law, household, pools),
    planned: plannedOf(law, household, pools, year),
    longMonths: 0,
    // A purchase that nobody told of matters only where a purchase does.
    coverage: () => (law.buyBack === 'later' ? silentAccounts(household) : []),
    namings: null,
  };
}

/** Sold together, the rows of one pool can leave nothing that a purchase would meet. */
function exposuresOf(
  law: PoolLaw,
  sold: ReadonlySet<Candidate>,
  exposure: (lot: StatedLot) => WashRisk,
  questionOf: AskedPools['questionOf'],
  sales: readonly PoolEvent[],
): (candidate: Candidate) => Met {
  const [first] = sold;
  const isFree = sold.size > 1 && meetsNothing(law, questionOf(first!.lot)!, sales);
  return ({ lot }) => {
    const alone = exposure(lot);
    const isSoldTogether = isFree && alone.certainty === 'Settled' && alone.sharesAtRisk > ZERO;
    const risk: WashRisk = isSoldTogether
      ? { ...alone, risk: 'None', sharesAtRisk: ZERO, deferredLoss: ZERO, permanentLoss: ZERO }
      : alone;
    return { risk, lostAtMost: ZERO, isSoldTogether, term: null };
  };
}

/** What planned sales of the taxpayer add to the year. */
function plannedOf(
  law: PoolLaw,
  { trades, asOf }: Household,
  { groups, done, made, classes }: AskedPools,
  year: number,
): Position['planned'] {
  const isOfYear = (day: Day): boolean => law.taxYearOf(law.disposedOn(day)) === year;
  const sales = trades.filter(
    trade =>
      isPlanned(trade, asOf) &&
      trade.action === 'sell' &&
      !isSheltered(trade.account) &&
      trade.account.owner.role === 'self' &&
      isOfYear(trade.day),
  );
  const inYear = (gains: readonly DatedGain[]): Money =>
    gains.reduce((sum, { day, gain }) => (law.taxYearOf(day) === year ? sum + gain : sum), ZERO);
  const all = groups.reduce(
    (sum, group) =>
      sum + inYear(made(group, []).gains.map((gain, place): DatedGain => ({ ...classes.at(place), gain }))),
    ZERO,
  );
  return { sales: sales.length, gain: sales.length === 0 ? ZERO : all - inYear(done), washes: [] };
}
