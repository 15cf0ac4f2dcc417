import { useMemo, useState } from 'preact/hooks';
import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import type { Reported } from '../forms/boxes';
import type { Compared } from '../forms/compare';
import { boxTotals } from '../forms/form8949';
import { statementPage } from '../forms/statement';
import { taxActFiles, txfFile, type Refused, type TaxFile } from '../forms/taxFiles';
import type { Range } from '../table/cell';
import {
  comparison,
  comparisonSheet,
  download,
  formRowsOf,
  formsSheet,
  statementOnSheet,
  type Forms,
} from './forms';
import { incoming } from './importing';
import { moneyOf } from './money';
import { parseFile } from './parseFile';
import { YearEndView, type ClosesYear } from './YearEndView';

interface Props extends ClosesYear {
  readonly forms: Forms;
  readonly year: number;
  readonly opened: Opened;
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
  readonly onSay: (text: string, isBad?: boolean) => void;
}

const REPORTED: readonly (readonly [Reported | '', string])[] = [
  ['', 'By the day of purchase'],
  ['basis', 'Basis reported'],
  ['proceeds', 'Proceeds only'],
  ['nothing', 'No form'],
];

/** Form 8949 and Schedule D: on a sheet, as files for tax programs, and beside the brokers' own lines. */
export function Form8949View({ forms, year, opened, isBusy, onWrite, onSay, onSave, onClose }: Props) {
  const [reported, setReported] = useState<ReadonlyMap<string, Reported>>(new Map());
  const [compared, setCompared] = useState<readonly Compared[] | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const form = useMemo(() => formRowsOf(forms, year, opened, reported), [forms, year, opened, reported]);
  const { rows } = form;

  const give = (files: readonly TaxFile[], type: string): void => {
    for (const { name, text } of files) download(name, text, type);
    const left = files.flatMap(file => file.refused);
    setRefused(left);
    onSay(
      left.length === 0
        ? `${files.map(({ name }) => name).join(', ')}: all ${rows.length} rows.`
        : `${left.length} of ${rows.length} rows are not in the file: see below.`,
      left.length > 0,
    );
  };
  const compareWith = (table: Range): void => {
    const { lines, problems } = comparison(table, forms, year, opened.asOf);
    if (problems.length > 0) {
      onSay(problems.join(' '), true);
      return;
    }
    setCompared(lines);
    const off = lines.filter(({ isSame }) => !isSame).length;
    onSay(
      off === 0 ? `All ${lines.length} lines agree.` : `${off} of ${lines.length} lines differ.`,
      off > 0,
    );
  };
  const compareFile = async (file: File): Promise<void> => {
    const always = (): boolean => true;
    const raw = await parseFile(file, always);
    const read = raw && (await incoming(file.name, null, raw, opened, always));
    const fault = !read
      ? 'The file could not be opened.'
      : read.read.kind !== 'gains'
        ? 'This is no Form 1099-B and no export of realized gains.'
        : read.read.problems.length > 0
          ? 'Import the file first and answer its questions; then use COMPARE_1099B on that table.'
          : null;
    if (fault !== null || !read) onSay(fault ?? '', true);
    else compareWith(read.read.table);
  };

  const chain = <YearEndView {...{ forms, form, year, opened, isBusy, onSave, onClose }} />;
  if (rows.length === 0)
    return (
      <>
        <p class="quiet">No taxable sale in {year} so far.</p>
        {chain}
      </>
    );
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Box</th>
            <th scope="col">Rows</th>
            <th scope="col">Gain</th>
          </tr>
        </thead>
        <tbody>
          {boxTotals(rows).map(({ box, count, gain }) => (
            <tr key={box}>
              <th scope="row">{box}</th>
              <td>{count}</td>
              <td>{moneyOf(gain)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened.forms ? (
        <>
          <p class="small quiet">
            Columns (b) to (e) are the brokers’ lines on the sheet 1099-B; codes and adjustments bring your
            own gain.
          </p>
          {[...form.problems, ...form.open].slice(0, MOST_SHOWN).map(text => (
            <p class="message bad small" key={text}>
              {text}
            </p>
          ))}
        </>
      ) : (
        <>
          <p class="small quiet">
            The box follows the day of purchase. Put the lines of your Forms 1099-B and 1099-DA on a sheet
            named 1099-B (GAINS_FROM reads them), or say here what differs:
          </p>
          {forms.accounts.map(account => (
            <label key={account}>
              {account || 'Account without a name'}
              <select
                value={reported.get(account) ?? ''}
                onChange={event => setReported(withAnswer(reported, account, event.currentTarget.value))}
              >
                {REPORTED.map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </>
      )}
      <div class="actions">
        <button
          class="primary"
          type="button"
          disabled={isBusy || form.problems.length > 0}
          onClick={() => void onWrite(formsSheet(forms, form, year, opened))}
        >
          Write to a sheet
        </button>
        <button
          type="button"
          disabled={form.problems.length > 0}
          onClick={() => give(taxActFiles(rows, year), 'text/csv')}
        >
          CSV for TaxAct
        </button>
        <button
          type="button"
          disabled={form.problems.length > 0}
          onClick={() => give([txfFile(rows, year, opened.asOf)], 'text/plain')}
        >
          TXF
        </button>
        <button
          type="button"
          disabled={form.problems.length > 0}
          onClick={() => download(`form-8949-statement-${year}.html`, statementPage(rows, year), 'text/html')}
        >
          Statement to print
        </button>
        <button
          type="button"
          disabled={isBusy || form.problems.length > 0}
          onClick={() => void onWrite(statementOnSheet(rows, year))}
        >
          Statement on a sheet
        </button>
      </div>
      {refused.length > 0 && (
        <ul class="small stack">
          {refused.slice(0, MOST_SHOWN).map(({ row, why }, at) => (
            <li class="message bad" key={at}>
              {row.description}, box {row.box}: {why}.
            </li>
          ))}
        </ul>
      )}
      <h2>Compare with the broker’s form</h2>
      {opened.forms && (
        <button type="button" disabled={isBusy} onClick={() => compareWith(opened.forms!)}>
          Compare with the sheet 1099-B
        </button>
      )}
      <label class="file">
        Form 1099-B or realized gains, as CSV
        <input
          type="file"
          accept=".csv,.tsv,.txt"
          disabled={isBusy}
          onChange={event => {
            const [file] = Array.from(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
            if (file) void compareFile(file);
          }}
        />
      </label>
      {compared && <Differences lines={compared} year={year} isBusy={isBusy} onWrite={onWrite} />}
      {chain}
    </>
  );
}

const MOST_SHOWN = 20;

function withAnswer(
  reported: ReadonlyMap<string, Reported>,
  account: string,
  value: string,
): ReadonlyMap<string, Reported> {
  const next = new Map(reported);
  const known = REPORTED.find(([one]) => one === value)?.[0];
  if (known) next.set(account, known);
  else next.delete(account);
  return next;
}

interface DifferencesProps {
  readonly lines: readonly Compared[];
  readonly year: number;
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
}

function Differences({ lines, year, isBusy, onWrite }: DifferencesProps) {
  const off = lines.filter(({ isSame }) => !isSame);
  return (
    <>
      <ul class="small">
        {off.slice(0, MOST_SHOWN).map(({ broker, own, why, enter }, at) => (
          <li class="card" key={at}>
            <h3>{own[0]?.description ?? broker?.symbol}</h3>
            <p>{why}</p>
            {enter !== '' && (
              <p>
                <strong>Enter:</strong> {enter}
              </p>
            )}
          </li>
        ))}
      </ul>
      <div class="actions">
        <button type="button" disabled={isBusy} onClick={() => void onWrite(comparisonSheet(lines, year))}>
          Write all {lines.length} lines to a sheet
        </button>
      </div>
    </>
  );
}
