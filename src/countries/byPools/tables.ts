import { apportionCents } from '../../base/apportion';
import type { Day } from '../../base/day';
import { exactText, portion, priceNumber, toCent, ZERO, type Money, type Price } from '../../base/exact';
import { dayCell, moneyCell, sharesCell } from '../../table/amounts';
import type { Cell } from '../../table/cell';
import { gainsCells } from '../../table/gainsTable';
import { OPEN_LOTS_HEADINGS } from '../../table/openLotsTable';
import { reasonText } from '../../table/reasonText';
import type { DatedGain } from '../../planner/assessment';
import type { PoolLaw } from '../laws';
import { inCents, type ReturnSale } from '../returnParts';
import { isPooled, movement, type History, type PoolEvent } from './history';
import { heldIn, sharesOf, type SettledGroup } from './settled';
import type { Disposal } from './pool';

/** One row of `REALIZED_GAINS`: a disposal's part, in whole cents. */
interface RealizedPart {
  readonly disposal: Disposal;
  readonly history: History;
  readonly part: Disposal['parts'][number];
  readonly proceeds: Money;
  readonly cost: Money;
  readonly adjustment: Money;
}

const gainOf = ({ proceeds, cost, adjustment }: RealizedPart): Money => proceeds - cost + adjustment;

/** Every disposal's parts, rounded so that the parts add up to the disposal's cents. */
function realizedParts(groups: ReadonlyMap<string, SettledGroup>): RealizedPart[] {
  return [...groups.values()].flatMap(({ history, settled }) =>
    settled.disposals.flatMap(disposal => {
      const costs = apportionCents(disposal.parts.map(({ cost }) => cost));
      let left = disposal.proceeds;
      let shares = disposal.parts.reduce((sum, part) => sum + part.shares, ZERO);
      const exactly = disposal.parts.map(part => {
        const proceeds = portion(left, part.shares, shares);
        left -= proceeds;
        shares -= part.shares;
        return proceeds;
      });
      const proceeds = apportionCents(exactly);
      return disposal.parts.map((part, index) => ({
        disposal,
        history,
        part,
        proceeds: proceeds[index]!,
        cost: costs[index]!,
        adjustment: toCent(disposal.denial?.amount ?? ZERO),
      }));
    }),
  );
}

/** The gains of the taxpayer, for the year's return: everyone files alone. A disposal is one, whatever it is set against. */
export function datedGains(
  groups: ReadonlyMap<string, SettledGroup>,
  { disposedOn }: Pick<PoolLaw, 'disposedOn'>,
): DatedGain[] {
  const gains = new Map<Disposal, DatedGain>();
  for (const row of realizedParts(groups)) {
    const { disposal } = row;
    if (disposal.person !== 'self') continue;
    gains.set(disposal, {
      day: disposedOn(disposal.day),
      gain: (gains.get(disposal)?.gain ?? ZERO) + gainOf(row),
      asset: disposal.sales[0]!.trade.asset,
      symbol: disposal.sales[0]!.trade.symbol,
      term: 'short',
    });
  }
  return [...gains.values()];
}

/** `REALIZED_GAINS` where the law pools. */
export function realizedTable(
  groups: ReadonlyMap<string, SettledGroup>,
  country: PoolLaw,
  year: number | null,
): Cell[][] {
  return realizedParts(groups)
    .filter(({ disposal }) => year === null || country.taxYearOf(country.disposedOn(disposal.day)) === year)
    .sort((a, b) => a.disposal.day - b.disposal.day)
    .map(row => realizedRow(row, country));
}

/** The taxpayer's disposals of a year as the form of the return takes them, part by part. */
export function returnSales(
  groups: ReadonlyMap<string, SettledGroup>,
  country: PoolLaw,
  year: number,
): ReturnSale[] {
  return realizedParts(groups)
    .filter(
      ({ disposal: { person, day } }) =>
        person === 'self' && country.taxYearOf(country.disposedOn(day)) === year,
    )
    .sort((a, b) => a.disposal.day - b.disposal.day)
    .map((row): ReturnSale => {
      const { disposal, part, history, proceeds, cost, adjustment } = row;
      const { trade } = disposal.sales[0]!;
      const own = (units: bigint): bigint => sharesOf(history, units, disposal.day, trade.account);
      return {
        symbol: trade.symbol,
        asset: trade.asset,
        isForeign: trade.isForeign,
        isSquared: false,
        quantity: sharesCell(own(part.shares)),
        acquired: dayCell(part.acquired),
        sold: disposal.day,
        proceeds: inCents(proceeds),
        cost: inCents(cost),
        adjustment: inCents(adjustment),
        gain: inCents(gainOf(row)),
        term: 'short',
        why: country.words.part(disposal, part, units => exactText(own(units))),
      };
    });
}

function realizedRow(row: RealizedPart, country: PoolLaw): Cell[] {
  const { disposal, part, history } = row;
  const { sales, day } = disposal;
  const { trade } = sales[0]!;
  const own = (units: bigint): bigint => sharesOf(history, units, day, trade.account);
  const accounts = [...new Set(sales.map(sale => sale.trade.account.name))].filter(name => name !== '');
  const shares = (units: bigint): string => exactText(own(units));
  return gainsCells({
    Account: accounts.join(', '),
    Owner: trade.account.owner.name,
    Symbol: trade.symbol,
    Lot: part.rule === 'pool' ? country.words.pool : '',
    Quantity: sharesCell(own(part.shares)),
    Acquired: dayCell(part.acquired),
    Sold: dayCell(day),
    Proceeds: moneyCell(row.proceeds),
    'Cost basis': moneyCell(row.cost),
    Code: row.adjustment === ZERO ? '' : country.words.code,
    Adjustment: moneyCell(row.adjustment),
    Gain: moneyCell(gainOf(row)),
    Term: '',
    Why: reasonText([{ text: country.words.part(disposal, part, shares), cite: null }]),
  });
}

/** `OPEN_LOTS` where the law pools: each account's shares at the pool's average. */
export function poolRows(
  groups: ReadonlyMap<string, SettledGroup>,
  country: PoolLaw,
  asOf: Day,
  priceOf: ((symbol: string) => Price | null) | null,
): Cell[][] {
  const rows: { readonly key: string; readonly cells: Cell[] }[] = [];
  for (const { history, settled } of groups.values()) {
    for (const [person, pool] of settled.pools) {
      const accounts = new Map<string, PoolEvent>();
      for (const event of history.events) {
        if (isPooled(event) && event.person === person) accounts.set(event.trade.account.key, event);
      }
      const held = [...accounts.values()]
        .map(event => ({ event, units: heldIn(history.events, event.trade.account) }))
        .filter(({ units }) => units > ZERO);
      const costs = apportionCents(held.map(({ units }) => portion(pool.cost, units, pool.shares || units)));
      held.forEach(({ event, units }, index) => {
        const { account, asset, symbol, group } = event.trade;
        const told: Record<(typeof OPEN_LOTS_HEADINGS)[number], Cell> = {
          Account: account.name,
          'Account type': account.type,
          Owner: account.owner.name,
          Symbol: symbol,
          Asset: asset,
          'Identical to': group === symbol ? '' : group,
          Lot: country.words.pool,
          Acquired: dayCell(firstDay(history, person)),
          'Holding start': '',
          Quantity: sharesCell(sharesOf(history, units, asOf, account)),
          'Cost basis': moneyCell(costs[index]!),
          'Wash adjustment': '',
          'Wash adjustment included': '',
          Term: '',
          Inherited: '',
          'Value at gift': '',
          'Donor acquired': '',
        };
        const price = priceOf ? priceOf(symbol) : null;
        const cells = OPEN_LOTS_HEADINGS.map(heading => told[heading]);
        if (priceOf) cells.push(price === null ? '' : priceNumber(price));
        rows.push({ key: `${account.key}\u0000${symbol}`, cells });
      });
    }
  }
  return rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ cells }) => cells);
}

/** The first purchase since the person last held none. */
function firstDay({ events }: History, person: string): Day {
  let held = ZERO;
  let first = events[0]!.day;
  for (const event of events) {
    if (!isPooled(event) || event.person !== person) continue;
    if (held <= ZERO) first = event.day;
    held += movement(event);
  }
  return first;
}
