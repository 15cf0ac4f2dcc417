import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TableRole } from '../addon/found';
import type { Reason } from '../plan/plan';
import type { CellOf } from './leftOut';

/** Takes the user to a row of a table. */
export const Show = createContext<(cell: CellOf) => void>(() => undefined);

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

/** Sentences, each with the rule it stands on. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul class="small">
      {reasons.map(({ text, cite }, at) => (
        <li key={at}>
          <Told text={text} />
          {cite !== null && <span class="cite">{cite}</span>}
        </li>
      ))}
    </ul>
  );
}
