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
