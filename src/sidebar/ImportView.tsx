import { useRef, useState } from 'preact/hooks';
import type { Opened } from '../addon/found';
import { isSeparated } from '../import/pasted';
import { FileCard } from './FileCard';
import {
  answered,
  incoming,
  modeOf,
  newRows,
  openQuestions,
  send,
  shown,
  toCheck,
  type Incoming,
} from './importing';
import { parseFile } from './parseFile';
import type { Server } from './server';
import type { Range } from '../table/cell';

interface Props {
  readonly server: Server;
  /** Files chosen so far: they stay while another tab is looked at. */
  readonly files: readonly Incoming[];
  readonly onFiles: (change: (known: readonly Incoming[]) => readonly Incoming[]) => void;
  readonly opened: Opened;
  readonly isBusy: boolean;
  readonly onBusy: (isBusy: boolean) => void;
  readonly onSay: (text: string, isBad?: boolean) => void;
  /** Something was written: the tables are to be read again. */
  readonly onWritten: () => Promise<Opened | null>;
}

interface Work {
  readonly words: string;
  readonly done: number;
}

/** Broker files in: what was recognised, what is asked, what is there already; then into the sheet. */
export function ImportView({
  server,
  files,
  onFiles: setFiles,
  opened,
  isBusy,
  onBusy,
  onSay,
  onWritten,
}: Props) {
  const [work, setWork] = useState<Work | null>(null);
  /** Headings that the household's table lacks for the files. */
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const isStopped = useRef(false);

  /** Runs one piece of work with progress and a way to stop it. */
  const working = async (run: (progress: (words: string) => (done: number) => boolean) => Promise<void>) => {
    isStopped.current = false;
    onBusy(true);
    try {
      await run(words => done => {
        setWork({ words, done });
        return !isStopped.current;
      });
    } catch (error) {
      onSay(`The import stopped: ${error instanceof Error ? error.message : String(error)}`, true);
    } finally {
      setWork(null);
      onBusy(false);
    }
  };

  const choose = (list: readonly File[]): Promise<void> =>
    working(async progress => {
      for (const file of list) {
        const raw = await parseFile(file, progress(`Opening ${file.name}`));
        if (raw) await add(file.name, null, raw, progress(`Reading ${file.name}`));
      }
    });

  const readTab = (): Promise<void> =>
    working(async progress => {
      const tab = await server.readTab();
      if (!tab.ok) {
        onSay(tab.message, true);
        return;
      }
      const isOneColumn = tab.cells.every(row => row.slice(1).every(cell => cell === ''));
      const lines = tab.cells.map(row => shown(row[0] ?? ''));
      if (isOneColumn && lines.some(isSeparated)) {
        const file = new File([lines.join('\n')], tab.name);
        const raw = await parseFile(file, progress(`Opening ${tab.name}`));
        if (raw) await add(tab.name, null, raw, progress(`Reading ${tab.name}`));
      } else await add(tab.name, tab.sheet, tab.cells, progress(`Reading ${tab.name}`));
    });

  const add = async (name: string, tab: number | null, raw: Range, onProgress: (done: number) => boolean) => {
    if (raw.length === 0) {
      onSay(`${name} is empty.`, true);
      return;
    }
    const file = await incoming(name, tab, raw, opened, onProgress);
    if (file) setFiles(known => [...known.filter(one => one.name !== name), file]);
  };

  const change = (file: Incoming): void =>
    setFiles(known => known.map(one => (one.id === file.id ? file : one)));

  const answer = (file: Incoming, hint: string, value: string): Promise<void> =>
    working(async progress => {
      const answers = new Map([...file.answers, [hint, value]]);
      const again = await answered(file, answers, opened, progress(`Reading ${file.name}`));
      if (again) change(again);
    });

  const ready = files.filter(file => file.read.problems.length === 0 && openQuestions(file).length === 0);

  /** All of the files or none: what came in before one is refused is taken back. */
  const importAll = (addColumns: boolean): Promise<void> =>
    working(async progress => {
      setLacking([]);
      const said: string[] = [];
      const taken: Incoming[] = [];
      const idle: Incoming[] = [];
      let now: Opened = opened;
      const again = async (): Promise<void> => void (now = (await onWritten()) ?? now);
      for (const file of ready) {
        let answer: Awaited<ReturnType<typeof send>> = null;
        let current: Incoming | null = null;
        // The table may have grown by the file before, or by what a person added: it is compared once more.
        for (const isLast of [false, true]) {
          current = await answered(file, file.answers, now, progress(`Comparing ${file.name}`));
          if (!current) break;
          if (newRows(current).length < 2 && modeOf(current, now) === 'values') break;
          answer = await send(server, current, now, addColumns, progress(`Writing ${file.name}`));
          if (isLast || answer?.ok !== false || answer.code !== 'changed') break;
          await again();
        }
        if (current && newRows(current).length < 2 && modeOf(current, now) === 'values') {
          said.push(`${file.name}: everything in it is there already.`);
          idle.push(file);
          continue;
        }
        if (!answer?.ok) {
          const why = answer ? answer.message : 'stopped, nothing of it was written.';
          onSay([...(await takeBack(taken)), `${file.name}: ${why}`].join(' '), answer !== null);
          setLacking(answer?.columns ?? []);
          if (taken.length > 0) await again();
          return;
        }
        const open = toCheck(current!).length;
        said.push(
          `${file.name} stands in “${answer.sheet}”.`,
          ...(open > 0 ? [`${open} ${open === 1 ? 'row needs' : 'rows need'} you: look for Check.`] : []),
          ...answer.notes,
        );
        taken.push(file);
        await again();
      }
      const done = new Set([...taken, ...idle].map(({ id }) => id));
      setFiles(known => known.filter(one => !done.has(one.id)));
      onSay(said.join(' '));
    });

  /** The last one first; what cannot be taken back is said to stand. */
  const takeBack = async (taken: readonly Incoming[]): Promise<string[]> => {
    const said: string[] = [];
    for (const file of [...taken].reverse()) {
      const answer = await server.importUndo();
      said.push(
        answer.ok
          ? `${file.name} was taken back: files that are chosen together come in together.`
          : `${file.name} stands in the sheet: ${answer.message}`,
      );
      if (!answer.ok) break;
    }
    return said;
  };

  const undo = (): Promise<void> =>
    working(async () => {
      const answer = await server.importUndo();
      if (!answer.ok) {
        onSay(answer.message, true);
        return;
      }
      await onWritten();
      onSay(`Undone: ${answer.name}. What came in tabs of its own is hidden, not deleted.`);
    });

  return (
    <section class="stack">
      <h2 class="visually-hidden">Broker files</h2>
      <p>
        A file that you downloaded from your broker: transactions, open lots or realized gains. It is read in
        this window and goes nowhere but into this spreadsheet.
      </p>
      <label class="file">
        Choose files
        <input
          type="file"
          multiple
          accept=".csv,.tsv,.txt"
          disabled={isBusy}
          onChange={event => {
            const list = Array.from(event.currentTarget.files ?? []);
            // The same file may be chosen again.
            event.currentTarget.value = '';
            if (list.length > 0) void choose(list);
          }}
        />
      </label>
      <p class="hint">
        or paste it into a tab, open that tab and{' '}
        <button type="button" disabled={isBusy} onClick={() => void readTab()}>
          Read the open tab
        </button>
      </p>
      {work && (
        <div class="card" role="status">
          <p class="small">{work.words} …</p>
          <progress max={1} value={work.done} aria-label={work.words} />
          <p class="hint">
            <button type="button" onClick={() => (isStopped.current = true)}>
              Cancel
            </button>
          </p>
        </div>
      )}
      <ul>
        {files.map(file => (
          <FileCard
            key={file.id}
            file={file}
            mode={modeOf(file, opened)}
            joins={opened.imports[file.read.kind]}
            isBusy={isBusy}
            onAnswer={(hint, value) => void answer(file, hint, value)}
            onChange={change}
            onDrop={() => setFiles(known => known.filter(one => one.id !== file.id))}
          />
        ))}
      </ul>
      <div class="actions">
        {files.length > 0 && (
          <button
            class="primary"
            type="button"
            disabled={isBusy || ready.length === 0}
            onClick={() => void importAll(false)}
          >
            Import {ready.length === 1 ? '1 file' : `${ready.length} files`}
          </button>
        )}
        {lacking.length > 0 && (
          <button type="button" disabled={isBusy} onClick={() => void importAll(true)}>
            Add {lacking.join(', ')} to the table and import
          </button>
        )}
        {opened.lastImport !== null && (
          <button type="button" disabled={isBusy} onClick={() => void undo()}>
            Undo import of {opened.lastImport}
          </button>
        )}
      </div>
    </section>
  );
}
