interface Props {
  /** Sales, or sets of sales that only work together, the most valuable first: their ids. */
  readonly sets: readonly (readonly string[])[];
  readonly ticked: ReadonlySet<string>;
  readonly onTicked: (ids: ReadonlySet<string>) => void;
}

/** One sale alone needs no choice of how many. */
const FEWEST = 2;

/** A slider that ticks the most valuable sales, as many as one wants to make. */
export function HowMany({ sets, ticked, onTicked }: Props) {
  if (sets.length < FEWEST) return null;
  const count = sets.filter(ids => ids.every(id => ticked.has(id))).length;
  const others = [...ticked].filter(id => !sets.some(ids => ids.includes(id)));
  // Sales are counted, as everywhere; the slider moves by what has one tick.
  const all = sets.flat();
  const words = `${all.filter(id => ticked.has(id)).length} of ${all.length}`;
  return (
    <label class="how-many">
      How many of them, best first: {words}
      <input
        type="range"
        min={0}
        max={sets.length}
        value={count}
        aria-valuetext={words}
        onInput={event =>
          onTicked(new Set([...others, ...sets.slice(0, Number(event.currentTarget.value)).flat()]))
        }
      />
    </label>
  );
}
