import type { Answer } from '../../src/addon/answer';
import type { Opened } from '../../src/addon/found';
import { openSettled } from '../../src/sidebar/openSettled';
import { isTicked } from '../../src/table/readCell';
import { withoutDone } from '../../src/sidebar/ticks';

const at = (isComputing: boolean) => ({ ok: true, isComputing }) as unknown as Answer<Opened>;

async function opened(answers: Answer<Opened>[]): Promise<{ waited: number; answer: Answer<Opened> }> {
  let waited = 0;
  const left = [...answers];
  const server = { open: () => Promise.resolve(left.length > 1 ? left.shift()! : left[0]!) };
  const answer = await openSettled(
    server,
    () => waited++,
    () => Promise.resolve(),
  );
  return { waited, answer };
}

test('while cells are computing it waits and looks again', async () => {
  expect(await opened([at(true), at(true), at(false)])).toEqual({ waited: 2, answer: at(false) });
  expect((await opened([at(false)])).waited).toBe(0);
});

test('not for ever, and a refusal is no waiting', async () => {
  expect((await opened([at(true)])).waited).toBe(19);
  const refused = { ok: false, code: 'busy', message: 'x' } as const;
  expect(await opened([refused])).toEqual({ waited: 0, answer: refused });
});

test.each([true, 1, 'TRUE', 'true', 'x', 'X', 'Yes', ' yes ', '1', '✓'])('%p is a tick', cell => {
  expect(isTicked(cell)).toBe(true);
});
test.each([false, 0, '', 'FALSE', 'no', 'later', 2, { day: 20000, seconds: 0 }])('%p is none', cell => {
  expect(isTicked(cell)).toBe(false);
});

test('what is done is not ticked once more', () => {
  expect([...withoutDone(new Set(['a', 'b']), new Set(['a']))]).toEqual(['b']);
  expect([...withoutDone(new Set(['a']))]).toEqual(['a']);
});
