import type { Day } from '../base/day';
import { exactText, least, most, ZERO, type Money, type Shares } from '../base/exact';
import { isSheltered } from '../engine/household';
import { projectedTrades } from '../plan/household';
import type { Asked } from '../table/ask';
import { dayCell, moneyCell, sharesCell } from '../table/amounts';
import type { Cell } from '../table/cell';
import { reasonText } from '../table/reasonText';
import type { Country } from './country';
import { isPooled, personOf, type PoolEvent } from './history';
import { countedGain, costOf, type Disposal } from './pool';
import { settledGroups, sharesOf, type Question } from './settled';

const WINDOW = 30;

const gainOn = (disposals: readonly Disposal[], person: string, day: Day): Money =>
  disposals.reduce(
    (sum, one) => (one.person === person && one.day === day ? sum + countedGain(one) : sum),
    ZERO,
  );

/** What a sale of the whole lot on the day adds to the day's gains. */
function gainOf(country: Country, { before, after, sale }: Question): Money {
  const sold = country.settle({ events: [...before, sale, ...after] }).disposals;
  const unsold = country.settle({ events: [...before, ...after] }).disposals;
  return gainOn(sold, sale.person, sale.day) - gainOn(unsold, sale.person, sale.day);
}

/** The loss, positive, that selling the lot alone, whole, on the day would leave to be used. */
export const lossOf = (country: Country, question: Question): Money => most(-gainOf(country, question), ZERO);

/** A row of `WASH_SALE_RISK`: what a loss would run into there. */
export function riskCells(asked: Asked, country: Country, question: Question): Cell[] {
  const { words } = country;
  const { lot } = question;
  const asOf = question.sale.day;
  const none = (why: string): Cell[] => ['None', 'Settled', 0, 0, 0, dayCell(asOf), '', why];
  if (isSheltered(lot.account)) return none(words.sheltered);
  const bare = lossIn(country, { ...question, after: [] }, false);
  if (bare <= ZERO) return none(words.noLoss);

  const known = riskOf(country, question);
  const foreseen = projectedTrades(asked.household, lot.book)
    .filter(({ group }) => group === lot.group)
    .map((trade): PoolEvent => ({
      trade,
      day: trade.day,
      person: personOf(trade.account.owner),
      kind: 'acquire',
      shares: trade.quantity * question.history.unitsPerShare(trade.day, trade.account.key),
      money: trade.amount,
      from: null,
    }));
  const after = [...question.after, ...foreseen].sort((a, b) => a.day - b.day);
  const likely = foreseen.length > 0 ? riskOf(country, { ...question, after }) : known;
  const isProjected = likely.atRisk > known.atRisk;
  const risk = isProjected ? likely : known;
  const purchases = [...question.before, ...after].filter(
    event => event.kind === 'acquire' && Math.abs(event.day - asOf) <= WINDOW,
  );
  if (risk.atRisk === ZERO) {
    return ['None', 'Settled', 0, 0, 0, dayCell(asOf), dayCell(asOf + WINDOW + 1), words.clear];
  }
  const shares = sharesOf(question.history, risk.atRisk, asOf, lot.account);
  return [
    risk.atRisk >= question.sale.shares ? 'Full' : 'Partial',
    isProjected ? 'Projected' : 'Settled',
    sharesCell(shares),
    moneyCell(risk.deferred),
    moneyCell(risk.lost),
    dayCell(clearDay(country, { ...question, after }, asOf)),
    dayCell(asOf + WINDOW + 1),
    reasonText([
      {
        text: words.risk({
          disposal: risk.disposal,
          purchases,
          sharesAtRisk: exactText(shares),
          deferred: risk.deferred,
          lost: risk.lost,
          isProjected,
        }),
        cite: null,
      },
    ]),
  ];
}

interface Risk {
  readonly disposal: Disposal;
  readonly atRisk: Shares;
  readonly deferred: Money;
  readonly lost: Money;
}

function riskOf(country: Country, question: Question): Risk {
  const { before, after, sale } = question;
  const { disposals } = country.settle({ events: [...before, sale, ...after] });
  const disposal = disposals.find(({ sales }) => sales.includes(sale))!;
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
  const kept = lossIn(country, { ...question, after: [] }, true) - lossIn(country, question, true);
  return { disposal, atRisk: least(matched, sale.shares), deferred: most(kept, ZERO), lost: ZERO };
}

/** The loss of the sale; `isCounted`: after what the law denies, else as the cost has it. */
function lossIn(country: Country, question: Question, isCounted: boolean): Money {
  const { before, after, sale } = question;
  if (isCounted) return most(-gainOf(country, question), ZERO);
  const { disposals } = country.settle({ events: [...before, sale, ...after] });
  const one = disposals.find(({ sales }) => sales.includes(sale))!;
  return most(costOf(one) - one.proceeds, ZERO);
}

/** The first day on which nothing known or foreseen would meet the sale. */
function clearDay(country: Country, question: Question, asOf: Day): Day {
  const purchases = [...question.before, ...question.after].filter(({ kind }) => kind === 'acquire');
  const days = purchases.map(({ day }) => day).filter(day => day >= asOf - WINDOW);
  const candidates = [...new Set([asOf, ...days.map(day => day + 1), ...days.map(day => day + WINDOW + 1)])];
  for (const day of candidates.filter(one => one >= asOf).sort((a, b) => a - b)) {
    const sale = { ...question.sale, day };
    const before = [...question.before, ...question.after.filter(one => one.day <= day)];
    const after = question.after.filter(one => one.day > day);
    if (riskOf(country, { ...question, sale, before, after }).atRisk === ZERO) return day;
  }
  return Math.max(asOf, ...days) + WINDOW + 1;
}

/** Rows of `BUY_CHECK`: whose loss of the last 30 days a purchase today would meet. */
export function buyRows(asked: Asked, country: Country, symbols: readonly string[], asOf: Day): Cell[][] {
  const groups = settledGroups(asked, country, asOf);
  const { household } = asked;
  const groupOf = new Map(
    [...household.trades, ...household.lots, ...household.securities.values()].map(one => [
      one.symbol,
      one.group,
    ]),
  );
  const rowOf = (symbol: string, group: string): { readonly isFree: boolean; readonly cells: Cell[] } => {
    const recent = (groups.get(group)?.settled.disposals ?? []).filter(
      one => asOf - one.day <= WINDOW && looseLoss(one) > ZERO && one.sales.every(isPooled),
    );
    if (recent.length === 0) {
      return { isFree: true, cells: [symbol, 'Yes', dayCell(asOf), 0, '', country.words.mayBuy] };
    }
    const loss = recent.reduce((sum, one) => sum + looseLoss(one), ZERO);
    const day = Math.max(...recent.map(one => one.day));
    const notBefore = day + WINDOW + 1;
    const whose = [...new Set(recent.map(one => one.sales[0]!.trade.account.owner.name))].join(', ');
    const why = reasonText([{ text: country.words.buy({ day, loss, notBefore }), cite: null }]);
    return { isFree: false, cells: [symbol, 'No', dayCell(notBefore), moneyCell(loss), whose, why] };
  };
  if (symbols.length > 0) return symbols.map(symbol => rowOf(symbol, groupOf.get(symbol) ?? symbol).cells);
  const rows = [...groups.keys()].map(group => rowOf(group, group)).filter(({ isFree }) => !isFree);
  return rows.map(({ cells }) => cells);
}

/** The loss that no purchase has met yet. */
function looseLoss(disposal: Disposal): Money {
  const loss = most(-countedGain(disposal), ZERO);
  return disposal.parts.some(({ rule }) => rule === 'pool') ? loss : ZERO;
}
