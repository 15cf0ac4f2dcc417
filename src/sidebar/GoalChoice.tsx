import { useEffect, useState } from 'preact/hooks';
import type { Goal } from '../engine/settings';
import { goalWords } from '../plan/goal';
import { readGoal } from '../table/settings';
import { isFault } from '../table/words';
import type { Planned } from './compute';

interface Props {
  readonly planned: Planned;
  readonly onGoal: (goal: Goal) => void;
}

const KINDS: readonly Goal['kind'][] = ['best', 'gainsToZero', 'incomeLimit', 'saveAtLeast', 'fewestSales'];

/** Ticks as many sales as a goal asks for; the Goal of Settings stays what it is, and a new plan starts with it. */
export function GoalChoice({ planned, onGoal }: Props) {
  const [kind, setKind] = useState<Goal['kind']>('best');
  const [amount, setAmount] = useState('1000');
  useEffect(() => {
    const { goal } = planned;
    setKind(goal.kind);
    if (goal.kind === 'saveAtLeast') setAmount(goal.amount.toString());
  }, [planned]);
  const choose = (chosen: Goal['kind'], least: string): void => {
    setKind(chosen);
    setAmount(least);
    const goal = chosen === 'saveAtLeast' ? readGoal(`save at least ${least}`) : { kind: chosen };
    if (!isFault(goal)) onGoal(goal);
  };
  return (
    <div class="goal">
      <label>
        Tick what reaches
        <select value={kind} onChange={event => choose(event.currentTarget.value as Goal['kind'], amount)}>
          {KINDS.map(one => (
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
  );
}
