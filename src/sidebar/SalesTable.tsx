import { useState } from 'preact/hooks';
import { NIL, toDecimal, type Decimal } from '../base/decimal';
import { ZERO, type Money } from '../base/exact';
import type { Suggestion } from '../planner/plan';
import { lotWords, NAME_THIS_LOT } from '../table/saleWords';
import { sharesOf, wholeAmount } from './money';
import { SaleDetails } from './SaleDetails';

interface Props {
  /** Sales that only work together are one line with one tick. */
  readonly sets: readonly (readonly Suggestion[])[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: readonly string[], isTicked: boolean) => void;
  /** Of a security another price, only supposed. */
  readonly onSuppose: ((symbol: string, price: string) => void) | null;
  /** What a supposed price is now. */
  readonly supposed: ReadonlyMap<string, number>;
}

type Column = 'sale' | 'loss' | 'ahead';

/** What a column is sorted by; null stands last. */
const KEYS: Readonly<Record<Column, (set: readonly Suggestion[]) => string | Decimal | null>> = {
  sale: ([first]) => first!.lot.symbol,
  loss: set => toDecimal(countsOf(set)),
  ahead: aheadOf,
};

/** The whole plan in one look: a line for each sale, its card under it. */
export function SalesTable({ sets, ticked, onTick, onSuppose, supposed }: Props) {
  const [by, setBy] = useState<{ readonly column: Column; readonly isDown: boolean } | null>(null);
  const [only, setOnly] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const groups = groupsOf(sets);
  const among = groups.flatMap(({ choices }) => choices).find(({ key }) => key === only);
  const kept = among ? sets.filter(set => set.some(among.has)) : sets;
  const shown = by ? sorted(kept, KEYS[by.column], by.isDown) : kept;
  const heading = (column: Column, words: string) => {
    const isBy = by?.column === column;
    return (
      <th scope="col" aria-sort={isBy ? (by.isDown ? 'descending' : 'ascending') : 'none'}>
        <button
          class="sort"
          type="button"
          // A third press is the plan's own order again.
          onClick={() =>
            setBy(
              !isBy
                ? { column, isDown: column !== 'sale' }
                : by.isDown === (column !== 'sale')
                  ? { column, isDown: !by.isDown }
                  : null,
            )
          }
        >
          {words}
          {isBy && <span aria-hidden="true">{by.isDown ? ' ↓' : ' ↑'}</span>}
        </button>
      </th>
    );
  };
  const toggle = (id: string): void =>
    setOpen(known => {
      const next = new Set(known);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <>
      {groups.length > 0 && (
        <select
          class="only"
          aria-label="Which sales are shown"
          value={among ? only : ''}
          onChange={event => setOnly(event.currentTarget.value)}
        >
          <option value="">All accounts</option>
          {groups.map(({ name, choices }) => (
            <optgroup key={name} label={name}>
              {choices.map(({ key, words }) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
      <table class="sales">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Tick</span>
            </th>
            {heading('sale', 'Sale')}
            {heading('loss', 'Loss')}
            {heading('ahead', 'Ahead')}
          </tr>
        </thead>
        {shown.map(set => {
          const ids = set.map(({ id }) => id);
          return (
            <Line
              key={ids[0]}
              set={set}
              isTicked={ids.every(id => ticked.has(id))}
              isOpen={open.has(ids[0]!)}
              onTick={isTicked => onTick(ids, isTicked)}
              onOpen={() => toggle(ids[0]!)}
              onSuppose={onSuppose}
              supposed={supposed}
            />
          );
        })}
      </table>
    </>
  );
}

interface LineProps extends Pick<Props, 'onSuppose' | 'supposed'> {
  readonly set: readonly Suggestion[];
  readonly isTicked: boolean;
  readonly isOpen: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onOpen: () => void;
}

const nameOf = ({ quantity, lot }: Suggestion): string => `${sharesOf(quantity)} ${lot.symbol}`;

function Line({ set, isTicked, isOpen, onTick, onOpen, onSuppose, supposed }: LineProps) {
  const id = `tick-${set[0]!.id}`;
  const title = set.map(nameOf).join(' and ');
  const counts = countsOf(set);
  const flags = [...new Set(set.flatMap(flagsOf))];
  return (
    <tbody class={isTicked ? 'sale card' : 'sale card off'}>
      <tr>
        <td>
          <input
            id={id}
            type="checkbox"
            checked={isTicked}
            aria-label={`Sell ${title}`}
            onChange={event => onTick(event.currentTarget.checked)}
          />
        </td>
        <th scope="row">
          <button class="open" type="button" aria-expanded={isOpen} onClick={onOpen}>
            <span class="visually-hidden">Sell </span>
            {title}
          </button>
          {flags.length > 0 && (
            <span class="flag" title={flags.join(', ')}>
              <span aria-hidden="true">!</span>
              <span class="visually-hidden">{flags.join(', ')}</span>
            </span>
          )}
        </th>
        <td data-column="Loss ">
          {counts < ZERO ? `gain ${wholeAmount(toDecimal(-counts))}` : wholeAmount(toDecimal(counts))}
        </td>
        <td class="keeps" data-column="Ahead ">
          {wholeAmount(aheadOf(set))}
        </td>
      </tr>
      <tr class="lot">
        <td />
        <td colSpan={3}>
          {set.map(({ lot, naming }, at) => (
            <span key={at} class="quiet">
              {lotWords(lot)}
              {naming === 'name' && <strong>: {NAME_THIS_LOT}</strong>} ·{' '}
              <bdi>{lot.account.name || 'Account'}</bdi>
              {at < set.length - 1 && '; '}
            </span>
          ))}
        </td>
      </tr>
      {isOpen && (
        <tr class="more">
          <td colSpan={4}>
            <SaleDetails sales={set} title={title} onSuppose={onSuppose} supposed={supposed} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

const countsOf = (set: readonly Suggestion[]): Money =>
  set.reduce((sum, { usableLoss }) => sum + usableLoss, ZERO);

function aheadOf(set: readonly Suggestion[]): Decimal | null {
  return set.reduce<Decimal | null>(
    (sum, { netBenefit }) => (sum === null || netBenefit === null ? null : sum.plus(netBenefit)),
    NIL,
  );
}

/** What stands in the way of the whole loss, in a word; the card says it. */
function flagsOf({ wash, betterFrom, replacement, dayPlace }: Suggestion): string[] {
  return [
    ...(wash.certainty === 'Review' ? ['not settled'] : []),
    ...(wash.certainty === 'Projected' && wash.risk !== 'None' ? ['a purchase is likely'] : []),
    ...(wash.certainty !== 'Projected' && wash.risk !== 'None' ? ['partly washed'] : []),
    ...(replacement && replacement.grade !== 'Suggested' ? [`swap ${replacement.grade.toLowerCase()}`] : []),
    ...(betterFrom === null ? [] : ['better later']),
    ...(dayPlace === null ? [] : [`number ${dayPlace.place} of ${dayPlace.count} on the day`]),
  ];
}

function sorted(
  sets: Props['sets'],
  keyOf: (typeof KEYS)[Column],
  isDown: boolean,
): (readonly Suggestion[])[] {
  const sign = isDown ? -1 : 1;
  return [...sets].sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'string' || typeof y === 'string') return sign * (x < y ? -1 : x > y ? 1 : 0);
    return sign * x.comparedTo(y);
  });
}

interface Group {
  readonly name: string;
  readonly choices: readonly {
    readonly key: string;
    readonly words: string;
    readonly has: (sale: Suggestion) => boolean;
  }[];
}

const TERMS = { short: 'Short-term', long: 'Long-term' } as const;

/** By account, owner and term, each where there is more than one. */
function groupsOf(sets: Props['sets']): Group[] {
  const sales = sets.flat();
  const of = (name: string, wordsOf: (sale: Suggestion) => string): Group => ({
    name,
    choices: [...new Set(sales.map(wordsOf))].sort().map(words => ({
      key: `${name} ${words}`,
      words,
      has: sale => wordsOf(sale) === words,
    })),
  });
  return [
    of('Account', ({ lot }) => lot.account.name || 'Account'),
    of('Owner', ({ lot }) => lot.account.owner.name),
    of('Term', ({ term }) => (term === null ? 'No term' : TERMS[term])),
  ].filter(({ choices }) => choices.length > 1);
}
