import { useState } from 'preact/hooks';
import type { Goal } from '../engine/settings';
import { isFault } from '../table/words';
import { readGoal } from '../table/settings';

interface Props {
  readonly initial: Goal;
  readonly onGoal: (goal: Goal) => void;
}

const WORDS: readonly (readonly [Goal['kind'], string])[] = [
  ['best', 'Most benefit'],
  ['gainsToZero', 'Bring net gains to 0'],
  ['incomeLimit', 'Use the income limit'],
  ['saveAtLeast', 'Save at least …'],
  ['fewestSales', 'Fewest sales'],
];

/** Ticks as many sales as a goal asks for; the Goal of Settings stays what it is. */
export function GoalChoice({ initial, onGoal }: Props) {
  const [kind, setKind] = useState(initial.kind);
  const [amount, setAmount] = useState(initial.kind === 'saveAtLeast' ? initial.amount.toString() : '1000');
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
          {WORDS.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
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
