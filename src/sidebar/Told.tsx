import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useMemo, useRef } from 'preact/hooks';
import type { TableRole } from '../addon/found';
import type { Reason } from '../planner/plan';
import type { CellOf } from './leftOut';

/** Takes the user to a row of a table. */
const Show = createContext<(cell: CellOf) => void>(() => undefined);

/** What is inside keeps one and the same way there: a tick elsewhere draws none of it anew. */
export function ShowRows({
  onShow,
  children,
}: {
  readonly onShow: (cell: CellOf) => void;
  readonly children: ComponentChildren;
}) {
  const latest = useRef(onShow);
  latest.current = onShow;
  const show = useCallback((cell: CellOf) => latest.current(cell), []);
  return <Show.Provider value={show}>{children}</Show.Provider>;
}

const ROLES: Readonly<Record<string, TableRole>> = { Trades: 'trades', Lots: 'lots' };

/** A sentence in which every row that it names leads there. */
export function Told({ text }: { readonly text: string }) {
  const show = useContext(Show);
  return (
    <>
      {text.split(/((?:Trades|Lots) row \d+)/).map((part, at) => {
        const [, table, row] = /^(Trades|Lots) row (\d+)$/.exec(part) ?? [];
        return table === undefined ? (
          part
        ) : (
          <button
            key={at}
            class="link"
            type="button"
            onClick={() => show({ role: ROLES[table]!, row: Number(row), column: null })}
          >
            {part}
          </button>
        );
      })}
    </>
  );
}

/** Sentences, each with the rule it stands on; drawn anew only where one of them is another. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const key = reasons.map(({ text, cite }) => `${text} [${cite ?? ''}]`).join('\n');
  return useMemo(
    () => (
      <ul class="small">
        {reasons.map(({ text, cite }, at) => (
          <li key={at}>
            <Told text={text} />
            {cite !== null && <span class="cite">{cite}</span>}
          </li>
        ))}
      </ul>
    ),
    [key],
  );
}
