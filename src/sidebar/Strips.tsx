import { useState } from 'preact/hooks';
import { formatDay, type Day } from '../base/day';
import { exactText } from '../base/exact';
import type { Mark, SymbolWindow } from '../session/windows';

/** More of them would be a wall. */
const FIRST = 6;
const WIDE = 200;
const HIGH = 22;
const BASE = 15;

interface Props {
  readonly windows: readonly SymbolWindow[];
  readonly asOf: Day;
}

/** For each security that is sold: what was bought around the day, what is coming, and the days that count. */
export function Strips({ windows, asOf }: Props) {
  const [isOpen, setOpen] = useState(false);
  if (windows.length === 0) return null;
  // Those with purchases say most.
  const ordered = [...windows].sort((a, b) => b.marks.length - a.marks.length);
  const strip = (window: SymbolWindow) => <Strip key={window.symbol} window={window} asOf={asOf} />;
  return (
    <section>
      <p class="small quiet">
        <span class="mark bought" aria-hidden="true">
          ▲
        </span>{' '}
        bought or planned{' '}
        <span class="mark likely" aria-hidden="true">
          △
        </span>{' '}
        likely to come. The band: days in which a purchase meets the sale.
      </p>
      <ul class="strips">{ordered.slice(0, FIRST).map(strip)}</ul>
      {ordered.length > FIRST && (
        <details onToggle={event => setOpen(event.currentTarget.open)}>
          <summary class="small">{ordered.length - FIRST} more securities</summary>
          {isOpen && <ul class="strips">{ordered.slice(FIRST).map(strip)}</ul>}
        </details>
      )}
    </section>
  );
}

function Strip({ window, asOf }: { readonly window: SymbolWindow; readonly asOf: Day }) {
  const { symbol, marks, from, until, buyAgain } = window;
  const [first, last] = [Math.min(from, asOf) - 3, Math.max(until, buyAgain) + 3];
  const x = (day: Day): number => ((day - first) / (last - first)) * WIDE;
  const words = wordsOf(window, asOf);
  return (
    <li>
      <strong>{symbol}</strong>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${symbol}: ${words}`}>
        <rect class="band" x={x(from)} y={BASE - 8} width={x(until) - x(from)} height={10} />
        <line class="axis" x1={0} x2={WIDE} y1={BASE + 2} y2={BASE + 2} />
        <line class="today" x1={x(asOf)} x2={x(asOf)} y1={1} y2={BASE + 6} />
        {marks.map(({ day, kind }, at) => (
          <path
            key={at}
            class={kind === 'likely' ? 'likely' : 'bought'}
            d={`M${x(day) - 3.5} ${BASE + 1}l3.5 -7l3.5 7z`}
          />
        ))}
        <line class="again" x1={x(buyAgain)} x2={x(buyAgain)} y1={BASE - 8} y2={BASE + 6} />
      </svg>
      <span class="small quiet">{words}</span>
    </li>
  );
}

/** What the picture shows, for who does not see it. */
function wordsOf({ marks, buyAgain, clear }: SymbolWindow, asOf: Day): string {
  const of = (kind: Mark['kind'], verb: string): string[] => {
    const own = marks.filter(mark => mark.kind === kind);
    const [first] = own;
    if (!first) return [];
    const more = own.length > 1 ? ` and ${own.length - 1} more` : '';
    return [`${exactText(first.shares)} ${verb} ${formatDay(first.day)}${more}`];
  };
  const parts = [
    ...of('bought', 'bought'),
    ...of('planned', 'planned for'),
    ...of('likely', 'likely on'),
    ...(clear !== null && clear > asOf ? [`clean to sell from ${formatDay(clear)}`] : []),
    ...(clear === null ? ['no day is known on which it is clean to sell'] : []),
    `buy again from ${formatDay(buyAgain)}`,
  ];
  return parts.join(' · ');
}
