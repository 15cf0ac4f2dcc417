import { ZERO } from '../base/exact';
import type { AccountTypeFix, CellOf, LeftOut } from './leftOut';
import { moneyOf } from './money';

interface Props {
  readonly all: readonly LeftOut[];
  /** Nothing can be planned until they are mended. */
  readonly isAll: boolean;
  readonly isBusy: boolean;
  readonly onShow: (cell: CellOf) => void;
  readonly onFix: (fix: AccountTypeFix) => void;
}

const MOST_SHOWN = 10;
const MOST_ROWS = 6;

/**
 * Rows that the plan leaves out: first of all, because what they hold is missing in every figure below; or what keeps
 * there from being a plan.
 */
export function LeftOutView({ all, isAll, isBusy, onShow, onFix }: Props) {
  if (all.length === 0) return null;
  const stake = all.reduce((sum, one) => sum + (one.stake ?? ZERO), ZERO);
  return (
    <section aria-label={isAll ? 'What needs mending' : 'Left out of the plan'}>
      <p class="lead">
        {isAll ? (
          'The tables need mending first.'
        ) : (
          <>
            {all.length === 1 ? 'One thing is' : `${all.length} things are`} left out
            {stake > ZERO && <>, with losses of {moneyOf(stake)} among them</>}.
          </>
        )}
      </p>
      <ul>
        {all.slice(0, MOST_SHOWN).map(one => (
          <li class="message bad" key={`${one.table} ${one.rows.join()} ${one.column ?? ''} ${one.found}`}>
            <p>
              <strong>{placeOf(one)}:</strong> {one.found}
              {one.stake !== null && <> ({moneyOf(one.stake)} of loss)</>}. {sentenceOf(one.remedy)}
            </p>
            <div class="actions">
              {one.where && (
                <button type="button" disabled={isBusy} onClick={() => onShow(one.where!)}>
                  Show me
                </button>
              )}
              {one.fix && (
                <button type="button" disabled={isBusy} onClick={() => onFix(one.fix!)}>
                  {one.fix.account} is a {one.fix.type}
                </button>
              )}
            </div>
          </li>
        ))}
        {all.length > MOST_SHOWN && (
          <li class="small">and {all.length - MOST_SHOWN} more: HARVEST_CHECK lists every one.</li>
        )}
      </ul>
    </section>
  );
}

function placeOf({ table, rows, column }: LeftOut): string {
  const more = rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : '';
  const where =
    rows.length === 0
      ? ''
      : ` row${rows.length === 1 ? '' : 's'} ${rows.slice(0, MOST_ROWS).join(', ')}${more}`;
  return `${table}${where}${column === null ? '' : `, ${column}`}`;
}

const sentenceOf = (remedy: string): string => `${remedy[0]!.toUpperCase()}${remedy.slice(1)}.`;
