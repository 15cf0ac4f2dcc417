import { useEffect, useState } from 'preact/hooks';
import type { Goal } from '../engine/settings';
import { isFault } from '../table/faults';
import { goalWords } from '../table/goalWords';
import { readGoal } from '../table/settingReaders';
import type { Planned } from './compute';
import { goalKey } from './ticks';

interface Props {
  readonly planned: Planned;
  readonly ticked: ReadonlySet<string>;
  readonly onTicked: (ids: ReadonlySet<string>) => void;
}

/** Ticks as many sales as a goal asks for; the Goal of Settings stays what it is, and a new plan starts with it. */
export function GoalChoice({ planned, ticked, onTicked }: Props) {
  const [goal, setGoal] = useState(planned.goal);
  const { kind } = goal;
  const [amount, setAmount] = useState('1000');
  useEffect(() => {
    setGoal(planned.goal);
    if (planned.goal.kind === 'saveAtLeast') setAmount(planned.goal.amount.toString());
  }, [goalKey(planned.goal)]);
  const choose = (chosen: Goal['kind'], least: string): void => {
    setAmount(least);
    const wanted = chosen === 'saveAtLeast' ? readGoal(`save at least ${least}`) : { kind: chosen };
    if (isFault(wanted)) return;
    setGoal(wanted);
    onTicked(planned.until(wanted).ids);
  };
  const { ids, words } = planned.until(goal);
  // Ticked otherwise by hand, the sales are no longer what the goal asks for.
  const isReached = ids.size === ticked.size && [...ids].every(id => ticked.has(id));
  return (
    <>
      <div class="goal">
        <label>
          Tick the sales for
          <select value={kind} onChange={event => choose(event.currentTarget.value as Goal['kind'], amount)}>
            {planned.goals.map(one => (
              <option key={one} value={one}>
                {one === 'saveAtLeast' ? 'Save at least …' : goalWords({ kind: one })}
              </option>
            ))}
          </select>
        </label>
        {kind === 'saveAtLeast' && (
          <label>
            Of tax this year
            <input
              type="text"
              inputMode="decimal"
              value={amount}
              onInput={event => choose(kind, event.currentTarget.value)}
            />
          </label>
        )}
      </div>
      {isReached && words !== null && <p class="small hint">{words}</p>}
    </>
  );
}
