import { useState } from 'preact/hooks';
import type { KindQuestion } from '../table/kinds';
import type { KindAnswer } from './server';

interface Props {
  readonly questions: readonly KindQuestion[];
  readonly isBusy: boolean;
  readonly onAnswer: (answer: KindAnswer) => void;
}

const MOST_SHOWN = 10;

/** What a security is, where no table says it and a figure turns on it: answered once, and kept in Securities. */
export function KindQuestions({ questions, isBusy, onAnswer }: Props) {
  if (questions.length === 0) return null;
  return (
    <section aria-label="What is it?">
      <p class="lead">
        {questions.length === 1 ? 'One security is' : `${questions.length} securities are`} not clear:
      </p>
      <ul>
        {questions.slice(0, MOST_SHOWN).map(question => (
          <li class="message warn" key={question.symbol}>
            {question.asks === 'coin' ? (
              <Coin symbol={question.symbol} isBusy={isBusy} onAnswer={onAnswer} />
            ) : (
              <Right symbol={question.symbol} isBusy={isBusy} onAnswer={onAnswer} />
            )}
          </li>
        ))}
        {questions.length > MOST_SHOWN && (
          <li class="small">and {questions.length - MOST_SHOWN} more: HARVEST_CHECK lists every one.</li>
        )}
      </ul>
    </section>
  );
}

interface AskProps extends Omit<Props, 'questions'> {
  readonly symbol: string;
}

function Coin({ symbol, isBusy, onAnswer }: AskProps) {
  const say = (value: string): void => onAnswer({ symbol, column: 'Asset', value });
  return (
    <>
      <p>
        Is <strong>{symbol}</strong> the coin, or a share or fund of that name? A coin’s loss is not washed, a
        share’s is.
      </p>
      <div class="actions">
        {[
          ['crypto', 'The coin'],
          ['stock', 'A share'],
          ['ETF', 'A fund'],
        ].map(([value, words]) => (
          <button key={value} type="button" disabled={isBusy} onClick={() => say(value!)}>
            {words}
          </button>
        ))}
      </div>
    </>
  );
}

function Right({ symbol, isBusy, onAnswer }: AskProps) {
  const [stock, setStock] = useState('');
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        onAnswer({ symbol, column: 'Identical to', value: stock.trim().toUpperCase() });
      }}
    >
      <label>
        Which share is {symbol} a right to buy?
        <input value={stock} onInput={event => setStock(event.currentTarget.value)} />
      </label>
      <div class="actions">
        <button type="submit" disabled={isBusy || stock.trim() === ''}>
          Save
        </button>
      </div>
    </form>
  );
}
