import Papa from 'papaparse';
import { delimiterOf } from '../import/delimiter';

const CHUNK = 200_000; // bytes between which the page breathes

/** Reads a file of comma, semicolon or tab separated values in pieces; `onProgress` returns false to stop. */
export async function parseFile(
  file: File,
  onProgress: (done: number) => boolean,
): Promise<string[][] | null> {
  const encoding = await encodingOf(file);
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(await file.slice(0, START).arrayBuffer()));
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    let isStopped = false;
    Papa.parse<string[], File>(file, {
      encoding,
      delimiter,
      chunkSize: CHUNK,
      skipEmptyLines: false,
      chunk: ({ data, meta }, parser) => {
        for (const row of data) rows.push(row);
        if (onProgress(Math.min(1, meta.cursor / Math.max(1, file.size)))) return;
        isStopped = true;
        parser.abort();
      },
      complete: () => resolve(isStopped ? null : squared(rows)),
      error: reject,
    });
  });
}

const START = 65_536; // bytes that tell how a file is written

/**
 * "Unicode Text" of Excel is UTF-16 and says so by its first two bytes. Other text that is no UTF-8 comes from an older
 * Windows program: £ and é must stay what they are.
 */
export async function encodingOf(file: Pick<Blob, 'arrayBuffer'>): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** No export has as many columns; one line of a million commas must not make every row as wide. */
const WIDEST = 500;

/** Every row as wide as the widest; a mark before the first heading, and blank rows at the end, are no cells. */
export function squared(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.min(
    WIDEST,
    rows.reduce((most, row) => Math.max(most, row.length), 1),
  );
  const all = rows.map(row => [
    ...row.slice(0, width),
    ...Array<string>(Math.max(0, width - row.length)).fill(''),
  ]);
  while (all.length > 0 && all[all.length - 1]!.every(cell => cell.trim() === '')) all.pop();
  if (all[0]) all[0][0] = all[0][0]!.replace(/^\uFEFF/, '');
  return all;
}
