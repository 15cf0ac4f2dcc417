import { delimiterOf } from '../../src/import/delimiter';
import { encodingOf, squared } from '../../src/sidebar/parseFile';

/** A file as the browser hands it over. */
const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);
const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];

test('text that is no UTF-8 is of an older Windows program: £ and é stay what they are', async () => {
  expect(await encodingOf(file(...bytesOf('Café £5')))).toBe('utf-8');
  expect(await encodingOf(file(...bytesOf('plain')))).toBe('utf-8');
  // `Café £5` in Windows-1252.
  const latin = [0x43, 0x61, 0x66, 0xe9, 0x20, 0xa3, 0x35];
  const encoding = await encodingOf(file(...latin));
  expect(encoding).toBe('windows-1252');
  expect(new TextDecoder(encoding).decode(new Uint8Array(latin))).toBe('Café £5');
});

test('every row is as wide as the widest; blank rows at the end and a mark before the first heading are none', () => {
  expect(squared([['\uFEFFDate', 'Amount'], ['2026-01-05'], ['', ''], []])).toEqual([
    ['Date', 'Amount'],
    ['2026-01-05', ''],
  ]);
});

test('"Unicode Text" of Excel is UTF-16 and says so by its first bytes', async () => {
  expect(await encodingOf(file(0xff, 0xfe, 0x44, 0x00))).toBe('utf-16le');
  expect(await encodingOf(file(0xfe, 0xff, 0x00, 0x44))).toBe('utf-16be');
});

test('a line of endless commas does not make every row as wide', () => {
  const wide = squared([['Date', 'Amount'], Array<string>(100_000).fill('')]);
  expect(wide[0]!.length).toBe(500);
});

describe('what stands between the cells', () => {
  test.each([
    ['a comma', 'Date,Amount,Symbol\n2026-01-05,12.50,AAA\n', ','],
    [
      'a semicolon, with decimal commas',
      'date;shares;price\n2026-02-05;7;70,98\n2026-02-06;1,5;60,00\n',
      ';',
    ],
    ['a tab', 'Date\tAmount\n2026-01-05\t1,234.50\n2026-01-06\t2,000.00\n', '\t'],
    [
      'a comma, below a title with semicolons',
      'Lots; as of today; all\nDate,Qty,Symbol,Cost\n1,2,3,4\n1,2,3,4\n',
      ',',
    ],
    ['a comma, with semicolons in quotes', 'A,B\n"x; y; z; w",1\n"x; y; z; w",2\n', ','],
  ])('%s', (_name, text, wanted) => {
    expect(delimiterOf(text)).toBe(wanted);
  });
});
