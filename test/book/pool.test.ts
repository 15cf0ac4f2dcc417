import { pathToFileURL } from 'node:url';
import { answeredBy, type Answered, type Asked } from '../../book/pool.mjs';

/** A household that takes its thread with it is a row; the others are answered. */

const file = pathToFileURL(`${__dirname}/fixtures/oddWorker.mjs`);

async function* book(...names: string[]): AsyncGenerator<Asked> {
  await Promise.resolve();
  for (const [at, household] of names.entries()) yield { n: at + 1, household, tables: {} };
}

async function all(
  households: AsyncIterable<Asked>,
  { workers = 2, data = {}, limit = 60_000, stop = new AbortController().signal } = {},
): Promise<Answered[]> {
  const answers: Answered[] = [];
  for await (const answer of answeredBy(households, { workers, data, limit, file }, stop))
    answers.push(answer);
  return answers.sort((a, b) => a.n - b.n);
}

const found = ({ results }: Answered): unknown => results['problems']?.rows[0]?.[3];

test('every household is answered once, by one thread or three', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `H${at}`);
  for (const workers of [1, 3]) {
    const answers = await all(book(...names), { workers });
    expect(answers.map(({ household }) => household)).toEqual(names);
  }
});

test('one that ends its thread is a row that says why; those that waited behind it are answered', async () => {
  const answers = await all(book('A', 'dies', 'B', 'C', 'dies', 'D'), { workers: 1 });
  expect(answers.map(({ household }) => household)).toEqual(['A', 'dies', 'B', 'C', 'dies', 'D']);
  expect(answers.map(found)).toEqual([
    undefined,
    'It could not be answered: out of memory',
    undefined,
    undefined,
    'It could not be answered: out of memory',
    undefined,
  ]);
});

test('one that never comes back is left out after its time', async () => {
  const answers = await all(book('hangs', 'B', 'C'), { workers: 1, limit: 1500 });
  expect(answers.map(found)).toEqual([
    'It was not answered within 1.5 seconds and left out.',
    undefined,
    undefined,
  ]);
});

test('a thread that cannot start ends the run, with its reason', async () => {
  await expect(all(book('A', 'B'), { data: { neverStarts: true } })).rejects.toThrow('no library');
});

test('stopped, it waits for what it was at and asks for no more', async () => {
  const stopping = new AbortController();
  const answers: string[] = [];
  const names = Array.from({ length: 500 }, (_, at) => `H${at}`);
  for await (const { household } of answeredBy(
    book(...names),
    { workers: 1, data: {}, limit: 60_000, file },
    stopping.signal,
  )) {
    answers.push(household);
    if (answers.length === 3) stopping.abort();
  }
  expect(answers.length).toBeGreaterThanOrEqual(3);
  expect(answers.length).toBeLessThan(20);
  expect(answers).toEqual(names.slice(0, answers.length));
});
