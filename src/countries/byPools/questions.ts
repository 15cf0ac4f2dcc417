import type { Day } from '../../base/day';
import { exactText, least, most, ZERO, type Money, type Shares } from '../../base/exact';
import { isPlanned, isSheltered } from '../../engine/records';
import { buyAgainOn, closes, isWithin, opens, outside, sellClearOn, spanOf } from '../../engine/window';
import { nameToday, type BuyAnswer } from '../../planner/buyCheck';
import { FORESEEN, projectedTrades } from '../../planner/household';
import type { Household } from '../../planner/household';
import type { WashRisk } from '../../planner/plan';
import { mayBuyAt, noRisk, type PoolLaw } from '../laws';
import { personOf } from '../person';
import { byGroup, historyOf, isPooled, type PoolEvent } from './history';
import { countedGain, costOf, type Disposal, type Settled } from './pool';
import { sharesOf, type WhatIfSale, type SettledGroup } from './settled';

/** A sale of the whole lot, carried out with some trades to come. */
interface Sold {
  readonly disposal: Disposal;
  /** What it adds to the day's gains: as they count, and as the cost has them, whatever the law denies. */
  readonly counted: Money;
  readonly bare: Money;
}

function soldWith(
  country: PoolLaw,
  { before, sale }: WhatIfSale,
  after: readonly PoolEvent[],
  unsold: Settled,
): Sold {
  const { disposals } = country.settle({ events: [...before, sale, ...after] });
  const more = (gainOf: (disposal: Disposal) => Money): Money =>
    gainOn(disposals, sale, gainOf) - gainOn(unsold.disposals, sale, gainOf);
  return {
    disposal: disposals.find(({ sales }) => sales.includes(sale))!,
    counted: more(countedGain),
    bare: more(disposal => disposal.proceeds - costOf(disposal)),
  };
}

const gainOn = (
  disposals: readonly Disposal[],
  { person, day }: PoolEvent,
  gainOf: (disposal: Disposal) => Money,
): Money =>
  disposals.reduce((sum, one) => (one.person === person && one.day === day ? sum + gainOf(one) : sum), ZERO);

const asPlanned = (country: PoolLaw, question: WhatIfSale): Sold =>
  soldWith(country, question, question.after, question.unsold);

/** The loss, positive, that selling the lot alone, whole, on the day would leave to be used. */
export const lossOf = (country: PoolLaw, question: WhatIfSale): Money =>
  most(-asPlanned(country, question).counted, ZERO);

/** The same before what the law matches or denies: positive for a loss, negative for a gain. */
export const bareLossOf = (country: PoolLaw, question: WhatIfSale): Money =>
  -soldWith(country, question, [], question.untouched).bare;

/** Does no purchase meet these sales of one group, made together on the day? */
export function meetsNothing(
  country: PoolLaw,
  { before, after }: WhatIfSale,
  sales: readonly PoolEvent[],
): boolean {
  const sold = new Set(sales);
  return country
    .settle({ events: [...before, ...sales, ...after] })
    .disposals.filter(disposal => disposal.sales.some(sale => sold.has(sale)))
    .every(({ denial, parts }) => denial === null && parts.every(({ rule }) => rule === 'pool'));
}

/** Purchases of the group that the past foretells. */
export const foreseenFor = (household: Household, { lot, history }: WhatIfSale): PoolEvent[] =>
  projectedTrades(household, lot.book)
    .filter(({ group }) => group === lot.group)
    .map((trade): PoolEvent => ({
      trade,
      day: trade.day,
      person: personOf(trade.account.owner),
      kind: 'acquire',
      shares: trade.quantity * history.unitsPerShare(trade.day, trade.account.key),
      money: trade.amount,
      from: null,
    }));

/** What a loss would run into there. */
export function riskOfPool(household: Household, country: PoolLaw, question: WhatIfSale): WashRisk {
  const { words } = country;
  const { lot } = question;
  const asOf = question.sale.day;
  const doNotBuyBefore = buyBackDay(country, question);
  if (isSheltered(lot.account)) return noRisk(asOf, words.sheltered);
  const untouched = soldWith(country, question, [], question.untouched);
  if (untouched.bare >= ZERO) return noRisk(asOf, words.noLoss);

  const isPlanned = question.after.length > 0;
  const known = riskOf(question, isPlanned ? asPlanned(country, question) : untouched, untouched);
  const foreseen = foreseenFor(household, question);
  const after = [...question.after, ...foreseen].sort((a, b) => a.day - b.day);
  const likely =
    foreseen.length > 0
      ? riskOf(question, soldWith(country, question, after, withAfter(country, question, after)), untouched)
      : known;
  const isProjected = likely.atRisk > known.atRisk;
  const risk = isProjected ? likely : known;
  const purchases = [...question.before, ...after].filter(
    event =>
      event.kind === 'acquire' &&
      country.canMeet(event, question.sale) &&
      isWithin(event.day, asOf, country.window),
  );
  const doubt = lookalikes(household, question);
  if (risk.atRisk === ZERO) {
    return doubt === ''
      ? { ...noRisk(asOf, words.clear), doNotBuyBefore }
      : { ...noRisk(asOf, doubt, 'Review'), doNotBuyBefore };
  }
  const sharesAtRisk = sharesOf(question.history, risk.atRisk, asOf, lot.account);
  return {
    risk: risk.atRisk >= question.sale.shares ? 'Full' : 'Partial',
    certainty: doubt !== '' ? 'Review' : isProjected ? 'Projected' : 'Settled',
    sharesAtRisk,
    deferredLoss: risk.deferred,
    permanentLoss: risk.lost,
    clearToSell: clearDay(country, { ...question, after }, foreseen.length > 0),
    doNotBuyBefore,
    why: [
      {
        text: words.risk({
          disposal: risk.disposal,
          purchases,
          sharesAtRisk: exactText(sharesAtRisk),
          deferred: risk.deferred,
          lost: risk.lost,
          isProjected,
        }),
        cite: null,
      },
      ...(doubt === '' ? [] : [{ text: doubt, cite: null }]),
    ],
  };
}

/** Purchases near the day under another spelling that may be the same security. */
function lookalikes(household: Household, { lot }: WhatIfSale): string {
  const others = new Set(household.lookalikesOf(lot.symbol));
  return household.near.symbols
    .filter(symbol => others.has(symbol))
    .map(
      symbol =>
        `${symbol}, bought within 30 days, may be ${lot.symbol} in another spelling: write both alike, or join them with "Identical to".`,
    )
    .join(' ');
}

/** The first day on which what is sold today may be bought back, other losses that a purchase would meet counted. */
function buyBackDay({ window }: PoolLaw, { sale, unsold }: WhatIfSale): Day {
  const losses = unsold.disposals
    .filter(one => closes(one.day, window) >= sale.day && looseLoss(one) > ZERO)
    .map(({ day }) => day);
  const ends = [sale.day, ...losses].map(day => buyAgainOn(day, window)).sort((a, b) => a - b);
  const spans = [
    { from: sale.day, until: closes(sale.day, window) },
    ...losses.map(day => spanOf(day, window)),
  ];
  return outside(ends, spans)[0]!;
}

interface Risk {
  readonly disposal: Disposal;
  readonly atRisk: Shares;
  readonly deferred: Money;
  readonly lost: Money;
}

function riskOf({ sale }: WhatIfSale, { disposal, counted }: Sold, untouched: Sold): Risk {
  const { denial } = disposal;
  if (denial) {
    const lost = denial.fates.reduce((sum, fate) => (fate.isLost ? sum + fate.amount : sum), ZERO);
    const atRisk = least(least(denial.sold, denial.acquired), denial.held);
    return { disposal, atRisk, deferred: denial.amount - lost, lost };
  }
  const matched = disposal.parts.reduce(
    (sum, part) => (part.rule === 'pool' ? sum : sum + part.shares),
    ZERO,
  );
  const kept = most(-untouched.counted, ZERO) - most(-counted, ZERO);
  return { disposal, atRisk: least(matched, sale.shares), deferred: most(kept, ZERO), lost: ZERO };
}

const withAfter = (country: PoolLaw, { before }: WhatIfSale, after: readonly PoolEvent[]): Settled =>
  country.settle({ events: [...before, ...after] });

/** The first day on which no purchase that is known or foreseen would stand in the sale's window; null: none known. */
function clearDay(country: PoolLaw, { before, after, sale }: WhatIfSale, isForeseen: boolean): Day | null {
  const { window } = country;
  const days = [...before, ...after]
    .filter(event => event.kind === 'acquire' && country.canMeet(event, sale))
    .map(({ day }) => day)
    .filter(day => day >= opens(sale.day, window))
    .sort((a, b) => a - b);
  let clear = sale.day;
  for (const day of days) {
    if (day > closes(clear, window)) break;
    clear = Math.max(clear, sellClearOn(day, window));
  }
  // Purchases that recur are foretold only so far: no day whose window reaches beyond is known to be clear.
  return isForeseen && clear > sale.day + FORESEEN - window.after ? null : clear;
}

/**
 * `BUY_CHECK`: whose loss a purchase today would meet, of a sale that is done or, where purchases before a sale count,
 * planned. No symbols: all that are barred, by the names they trade under.
 */
export function buyAnswers(
  household: Household,
  country: PoolLaw,
  symbols: readonly string[],
  groups: ReadonlyMap<string, SettledGroup>,
): BuyAnswer[] {
  const { asOf, trades } = household;
  const { window, words } = country;
  const isLoss = (one: Disposal): boolean => looseLoss(one) > ZERO && one.sales.every(isPooled);
  const tradesOf = byGroup(trades);
  const lossesOf = (group: string): Disposal[] => {
    const past = (groups.get(group)?.settled.disposals ?? []).filter(
      one => asOf <= closes(one.day, window) && isLoss(one),
    );
    const own = tradesOf.get(group) ?? [];
    if (window.before === 0 || !own.some(trade => isPlanned(trade, asOf))) return past;
    const planned = country.settle(historyOf(group, own, country).history).disposals;
    return [
      ...past,
      ...planned.filter(one => one.day > asOf && opens(one.day, window) <= asOf && isLoss(one)),
    ];
  };
  const answer = (symbol: string, losses: readonly Disposal[]): BuyAnswer => {
    if (losses.length === 0) return mayBuyAt(symbol, asOf, words.mayBuy);
    const loss = losses.reduce((sum, one) => sum + looseLoss(one), ZERO);
    const day = Math.max(...losses.map(one => one.day));
    const ends = losses.map(one => buyAgainOn(one.day, window)).sort((a, b) => a - b);
    const [notBefore] = outside(
      ends,
      losses.map(one => spanOf(one.day, window)),
    );
    return {
      symbol,
      buy: 'No',
      notBefore: notBefore!,
      lossAtStake: loss,
      whose: [...new Set(losses.map(one => one.sales[0]!.trade.account.owner.name))].join(', '),
      why: [{ text: words.buy({ day, loss, notBefore: notBefore! }), cite: null }],
    };
  };
  if (symbols.length > 0)
    return symbols.map(symbol => answer(symbol, lossesOf(household.identityOf(symbol).group)));
  return [...groups.keys()].flatMap(group => {
    const losses = lossesOf(group);
    const [first] = losses;
    return first ? [answer(nameToday(household, first.sales[0]!.trade.symbol), losses)] : [];
  });
}

/** The loss that no purchase has met yet. */
function looseLoss(disposal: Disposal): Money {
  const loss = most(-countedGain(disposal), ZERO);
  return disposal.parts.some(({ rule }) => rule === 'pool') ? loss : ZERO;
}
