import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { LIMITS, writeBigQuery } from '../../book/bigquery.mjs';
import { madeUpHousehold } from '../../book/madeUp.mjs';
import { remoteServer } from '../../book/remote/server.mjs';
import { libraryText, openLibrary } from '../support/library';

/** What is sent to BigQuery, run as BigQuery runs it: a body with the library in an empty context, JSON in and out. */

const AS_OF = '2026-11-20';
const into = `${mkdtempSync(join(tmpdir(), 'bigquery-'))}/`;
let sql = '';

beforeAll(async () => {
  await writeBigQuery({ bucket: 'my-bucket', dataset: 'tax' }, libraryText(), into);
  sql = readFileSync(`${into}functions.sql`, 'utf8');
});
afterAll(() => {
  rmSync(into, { recursive: true, force: true });
});

interface SqlFunction {
  readonly args: readonly (readonly [string, string])[];
  readonly returns: string;
  readonly library: string;
  readonly body: string;
}

/** The functions as the SQL declares them. */
const functions = (): Map<string, SqlFunction> =>
  new Map(
    [
      ...sql.matchAll(
        /CREATE OR REPLACE FUNCTION tax\.(\w+)\(([^)]*)\)\nRETURNS (\w+)\nLANGUAGE js\nOPTIONS \(library = \['([^']*)'\]\)\nAS r"""([\s\S]*?)"""/g,
      ),
    ].map(([, name, args, returns, library, body]) => [
      name!,
      {
        args: args === '' ? [] : args!.split(', ').map(one => one.split(' ') as [string, string]),
        returns: returns!,
        library: library!,
        body: body!,
      },
    ]),
  );

test('the folder holds the library, the SQL, and the container of the remote function', () => {
  expect(readdirSync(into).sort()).toEqual(['functions.sql', 'remote', 'tlh.js']);
  expect(readdirSync(`${into}remote`).sort()).toEqual(['Dockerfile', 'server.mjs', 'tlh.js']);
  expect(readFileSync(`${into}tlh.js`, 'utf8')).toBe(libraryText());
});

test('every function stays below the limits, and takes and returns JSON and STRING only', () => {
  expect([...functions().keys()]).toEqual(['call', 'household', 'version']);
  for (const { args, returns, library, body } of functions().values()) {
    expect(Buffer.byteLength(body)).toBeLessThan(LIMITS.inline);
    expect(library).toBe('gs://my-bucket/tlh.js');
    for (const [, type] of args) expect(['JSON', 'STRING']).toContain(type);
    expect(returns).toBe('JSON');
  }
  expect(Buffer.byteLength(libraryText())).toBeLessThan(LIMITS.library);
});

describe('a body of the SQL', () => {
  const run = (name: string, given: Readonly<Record<string, unknown>>): unknown => {
    const { args, body } = functions().get(name)!;
    const context = vm.createContext({});
    vm.runInContext(libraryText(), context);
    Object.assign(context, given);
    return JSON.parse(
      vm.runInContext(
        `JSON.stringify((function (${args.map(([arg]) => arg).join(', ')}) {${body}})(${args.map(([arg]) => arg).join(', ')}))`,
        context,
      ) as string,
    );
  };
  const library = openLibrary();
  const { tables } = madeUpHousehold(2);

  test.each(['JSON', 'STRING'])('answers a household handed over as %s like the library', kind => {
    const given = kind === 'STRING' ? JSON.stringify(tables) : tables;
    expect(run('household', { tables: given, as_of: AS_OF })).toEqual(
      JSON.parse(JSON.stringify(library.household(tables, AS_OF))),
    );
  });

  test('calls a custom function', () => {
    expect(run('call', { name: 'DEFERRAL_VALUE', args: [5000, 0.24, 0.15, 10] })).toEqual({
      answer: library.call('DEFERRAL_VALUE', [5000, 0.24, 0.15, 10]),
    });
  });

  test('a fault is an answer: it ends no query', () => {
    expect(run('call', { name: 'NET_GAIN', args: '[]' })).toEqual({
      error: expect.stringMatching(/^NET_GAIN: /) as unknown,
    });
    expect(run('household', { tables, as_of: 'soon' })).toEqual({
      error: expect.stringContaining('"soon" is not a date') as unknown,
    });
  });

  test('tells its version', () => {
    expect(run('version', {})).toEqual(JSON.parse(JSON.stringify(library.version)));
  });

  test('a hundred households one after another stay within 40 MB of heap', async () => {
    const { body } = functions().get('household')!;
    const books = Array.from({ length: 100 }, (_, at) => JSON.stringify(madeUpHousehold(at + 1).tables));
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       const vm = require('node:vm');
       const context = vm.createContext({});
       vm.runInContext(workerData.library, context);
       const household = vm.runInContext('(function (tables, as_of) {' + workerData.body + '})', context);
       let rows = 0;
       for (const tables of workerData.books) rows += household(tables, '${AS_OF}').plan.rows?.length ?? 0;
       parentPort.postMessage(rows);`,
      {
        eval: true,
        workerData: { library: libraryText(), body, books },
        resourceLimits: { maxOldGenerationSizeMb: 40, maxYoungGenerationSizeMb: 8 },
      },
    );
    const rows = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    expect(rows).toBeGreaterThan(500);
    await worker.terminate();
  });
});

test('the views name every column of the parts, each once', () => {
  const views = [
    ...sql.matchAll(/CREATE OR REPLACE VIEW tax\.(\w+) AS\nSELECT Household([\s\S]*?)\nFROM tax\.answers,/g),
  ];
  expect(views.map(([, name]) => name)).toEqual([
    'desk',
    'plans',
    'years',
    'problems',
    'questions',
    'purchases',
    'calendar',
    'do_not_buy',
  ]);
  for (const [, , columns] of views) {
    const names = [...columns!.matchAll(/ AS `(\w+)`,?$/gm)].map(([, name]) => name!);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(1);
  }
  const plans = views.find(([, name]) => name === 'plans')![2]!;
  const types = Object.fromEntries(
    [...plans.matchAll(/SAFE_CAST\(.*? AS (DATE|FLOAT64)\) AS `(\w+)`/g)].map(([, type, name]) => [
      name,
      type,
    ]),
  );
  expect(types).toMatchObject({ Rank: 'FLOAT64', Acquired: 'DATE', Net_benefit: 'FLOAT64' });
  expect(types).not.toHaveProperty('Why');
});

test.each([
  [{}, /--bucket {2}is not/],
  [{ bucket: "x'; DROP" }, /is not a bucket's name/],
  [{ bucket: 'fine-name', dataset: 'a.b' }, /is not a dataset's name/],
])('refused: %p', async (options, words) => {
  await expect(writeBigQuery(options, libraryText(), into)).rejects.toThrow(words);
});

describe('the remote function', () => {
  const server = remoteServer(libraryText());
  let address = '';
  beforeAll(
    () =>
      new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', () => {
          address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
          resolve();
        });
      }),
  );
  afterAll(() => {
    server.close();
  });
  const post = async (body: string): Promise<{ status: number; told: Record<string, unknown> }> => {
    const response = await fetch(address, { method: 'POST', body });
    return { status: response.status, told: (await response.json()) as Record<string, unknown> };
  };

  test('answers a batch in order, a fault beside the others', async () => {
    const { tables } = madeUpHousehold(2);
    const calls = [
      [tables, AS_OF],
      ['{not json', AS_OF],
      [JSON.stringify(tables), AS_OF],
    ];
    const { status, told } = await post(JSON.stringify({ requestId: 'a', caller: 'b', calls }));
    const whole = JSON.parse(JSON.stringify(openLibrary().household(tables, AS_OF))) as unknown;
    expect(status).toBe(200);
    const [first, second, third] = told['replies'] as Record<string, unknown>[];
    expect(first).toEqual(whole);
    expect(Object.keys(second!)).toEqual(['error']);
    expect(third).toEqual(whole);
  });

  test.each(['', 'null', '{"calls": 3}'])('refuses what BigQuery does not send: %p', async body => {
    expect(await post(body)).toEqual({ status: 400, told: { errorMessage: 'the body has no calls' } });
  });

  test('says which build it is', async () => {
    expect(await (await fetch(address)).json()).toMatchObject({ version: openLibrary().version.version });
  });
});
