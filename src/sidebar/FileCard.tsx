import { useState } from 'preact/hooks';
import type { TargetKind } from '../addon/found';
import type { ImportMode } from '../addon/importRequest';
import { sentence } from '../base/problem';
import type { FileKind } from '../import/file';
import type { Question } from '../import/questions';
import { isBlank, type Cell } from '../table/cell';
import { FileColumns } from './FileColumns';
import { openQuestions, shown, toCheck, type Incoming } from './importing';
import { moneyOf } from './money';
import { RecordAnswer } from './RecordAnswer';

interface Props {
  readonly file: Incoming;
  readonly mode: ImportMode;
  readonly joins: TargetKind;
  readonly isBusy: boolean;
  readonly onAnswer: (hint: string, value: string) => void;
  readonly onChange: (file: Incoming) => void;
  readonly onDrop: () => void;
}

const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  trades: 'Transactions',
  lots: 'Open lots',
  gains: 'Realized gains',
};

/** One file: what it was taken for, and what only its owner can say. */
export function FileCard({ file, mode, joins, isBusy, onAnswer, onChange, onDrop }: Props) {
  const { read, present } = file;
  const summary = read.table[read.table.length - 1];
  const checks = toCheck(file);
  const mustAnswer = openQuestions(file);
  const asked = (question: Question) => (
    <Ask
      key={question.hint}
      question={question}
      answer={file.answers.get(question.hint) ?? ''}
      isBusy={isBusy}
      onAnswer={value => onAnswer(question.hint, value)}
    />
  );
  return (
    <li class="card">
      <h3>{file.name}</h3>
      {read.problems.length > 0 && file.asked.length === 0 ? (
        read.problems.map(problem => (
          <p class="message bad" key={sentence(problem)}>
            {sentence(problem)}
          </p>
        ))
      ) : (
        <p class="small">
          {KIND_WORDS[read.kind]}
          {summary && `: ${shown(summary[summary.length - 1] ?? '')}`}.
        </p>
      )}
      {file.asked.length > 0 && (
        <>
          {mustAnswer.length > 0 && <p class="tag">Answer first</p>}
          {file.asked.filter(question => !isNamed(question)).map(asked)}
          {file.asked.some(isNamed) && (
            <details>
              <summary class="small">Names of its accounts</summary>
              {file.asked.filter(isNamed).map(asked)}
            </details>
          )}
        </>
      )}
      {read.table.length > 0 && (
        <>
          <FileColumns file={file} isBusy={isBusy} onAnswer={onAnswer} />
          <FirstRows file={file} />
          {checks.length > 0 && (
            <details>
              <summary class="small">
                {checks.length} {checks.length === 1 ? 'row needs' : 'rows need'} you
              </summary>
              <ul class="small">
                {checks.slice(0, MOST_SHOWN).map(({ row, note, hint, record }) => (
                  <li key={`${shown(row)} ${note}`}>
                    Row {shown(row)}: {note}.
                    {hint !== null && (
                      <RecordAnswer
                        record={record}
                        answer={file.answers.get(hint) ?? ''}
                        isBusy={isBusy}
                        onAnswer={value => onAnswer(hint, value)}
                      />
                    )}
                  </li>
                ))}
                {checks.length > MOST_SHOWN && <li>and {checks.length - MOST_SHOWN} more</li>}
              </ul>
            </details>
          )}
          <GainsBeside file={file} />
          {present.same.size > 0 && (
            <label class="check small">
              <input
                type="checkbox"
                checked={file.leaveOut}
                disabled={isBusy}
                onChange={event => onChange({ ...file, leaveOut: event.currentTarget.checked })}
              />
              Leave out the {present.same.size} that your table has already
            </label>
          )}
          {present.alike.size > 0 && (
            <p class="small bad-text">
              {present.alike.size} look like rows of your table under another account’s name. If it is one
              account, give it that name above.
            </p>
          )}
          <Place file={file} mode={mode} joins={joins} isBusy={isBusy} onChange={onChange} />
        </>
      )}
      <p class="hint">
        <button class="link small" type="button" disabled={isBusy} onClick={onDrop}>
          Put it away
        </button>
      </p>
    </li>
  );
}

const MOST_SHOWN = 20;

/** The file has a name of its own, which need not be changed. */
const isNamed = ({ hint, otherwise = '' }: Question): boolean => hint !== 'Account' && otherwise !== '';

interface AskProps {
  readonly question: Question;
  readonly answer: string;
  readonly isBusy: boolean;
  readonly onAnswer: (value: string) => void;
}

function Ask({ question, answer, isBusy, onAnswer }: AskProps) {
  const [typed, setTyped] = useState(answer);
  return (
    <label>
      {question.asks}
      {question.answers ? (
        <select value={answer} disabled={isBusy} onChange={event => onAnswer(event.currentTarget.value)}>
          <option value="">Please choose</option>
          {question.answers.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="text"
          value={typed}
          placeholder={question.otherwise}
          maxLength={200}
          disabled={isBusy}
          onInput={event => setTyped(event.currentTarget.value)}
          onChange={event => onAnswer(event.currentTarget.value.trim())}
        />
      )}
    </label>
  );
}

/** What the broker reckons otherwise, security by security, with the likely cause. */
function GainsBeside({ file }: { readonly file: Incoming }) {
  const { apart, read } = file;
  if (apart.length === 0) return null;
  const ours = read.kind === 'gains' ? 'Trades' : 'its own trades';
  return (
    <details>
      <summary class="small">
        Gains of the file against {ours}: {apart.length} {apart.length === 1 ? 'differs' : 'differ'}
      </summary>
      <ul class="small">
        {apart.slice(0, MOST_SHOWN).map(({ symbol, theirs, ours: own, cause }) => (
          <li key={symbol}>
            {symbol}: {moneyOf(theirs)} there, {own === null ? 'nothing' : moneyOf(own)} here; {cause}.
          </li>
        ))}
        {apart.length > MOST_SHOWN && <li>and {apart.length - MOST_SHOWN} more</li>}
      </ul>
    </details>
  );
}

const FIRST = 3;

function FirstRows({ file }: { readonly file: Incoming }) {
  const [headings = [], ...rows] = file.read.table;
  const at = headings.indexOf('Row');
  const records = rows.filter(row => typeof row[at] === 'number').slice(0, FIRST);
  if (records.length === 0) return null;
  return (
    <details open>
      <summary class="small">Its first rows, before and after</summary>
      <ul class="small">
        {records.map(record => (
          <li key={shown(record[at] ?? '')}>
            <span class="quiet">{said(file.raw[Number(record[at]) - 1] ?? [])}</span>
            <br />
            {headings
              .map((heading, column) => [shown(heading), record[column] ?? ''] as const)
              .filter(([heading, cell]) => !isBlank(cell) && heading !== 'Row' && heading !== 'Note')
              .map(([heading, cell]) => `${heading} ${shown(cell)}`)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </details>
  );
}

const said = (cells: readonly Cell[]): string =>
  cells
    .map(shown)
    .filter(text => text !== '')
    .join(' · ');

interface PlaceProps extends Pick<Props, 'file' | 'mode' | 'joins' | 'isBusy' | 'onChange'> {
  readonly file: Incoming;
}

/** Where it goes: read live from a tab of its own, or as plain rows. */
function Place({ file, mode, joins, isBusy, onChange }: PlaceProps) {
  const isForced = joins === 'table' || (file.leaveOut && file.present.same.size > 0);
  if (isForced) {
    return (
      <p class="small quiet">
        {joins === 'table'
          ? 'Its rows are added below those of your table, as plain rows.'
          : 'What is new comes as plain rows.'}
      </p>
    );
  }
  const choice = (value: ImportMode, words: string) => (
    <label class="check small">
      <input
        type="radio"
        name={`mode-${file.id}`}
        checked={mode === value}
        disabled={isBusy}
        onChange={() => onChange({ ...file, mode: value })}
      />
      {words}
    </label>
  );
  return (
    <fieldset class="plain">
      {choice('live', 'Live: the file in a tab of its own, read by a formula. Next month paste over it.')}
      {choice('values', 'As plain rows')}
    </fieldset>
  );
}
