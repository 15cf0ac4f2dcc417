import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The store's listing is data: what Google asks for is there, and says what the manifest says. */
const ROOT = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');

interface Listing {
  readonly name: string;
  readonly tagline: string;
  readonly description: string;
  readonly scopes: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<'home' | 'support' | 'privacy' | 'terms', string>>;
  readonly graphics: {
    readonly icons: Readonly<Record<string, string>>;
    readonly banner: string;
    readonly screenshots: readonly string[];
  };
}
const listing = JSON.parse(read('marketplace/listing.json')) as Listing;

/** Width and height of a PNG stand in its header. */
const sizeOf = (name: string): readonly number[] => {
  const bytes = readFileSync(`${ROOT}/marketplace/${name}`);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

test('scopes are the manifest’s, each with its sentence', () => {
  const { oauthScopes } = JSON.parse(read('appsscript.json')) as { oauthScopes: string[] };
  expect(Object.keys(listing.scopes).sort()).toEqual([...oauthScopes].sort());
  for (const why of Object.values(listing.scopes)) expect(why).toMatch(/^[A-Z].{40,}\.$/);
});

test('texts fit the store’s fields, and say what it is not', () => {
  expect(listing.name.length).toBeLessThanOrEqual(50);
  expect(listing.tagline.length).toBeLessThanOrEqual(200);
  expect(listing.description.length).toBeLessThanOrEqual(16_000);
  expect(listing.description).toContain('not tax advice');
});

test('pages are there, and say that nothing is sent', () => {
  for (const page of Object.values(listing.links)) expect(read(`marketplace/${page}`)).toMatch(/^# /);
  expect(read(`marketplace/${listing.links.privacy}`)).toContain('Nothing is sent anywhere');
});

test('pictures have the store’s sizes', () => {
  for (const size of [32, 120, 128])
    expect(sizeOf(listing.graphics.icons[String(size)]!)).toEqual([size, size]);
  expect(sizeOf(listing.graphics.banner)).toEqual([220, 140]);
  expect(listing.graphics.screenshots).toHaveLength(5);
  for (const shot of listing.graphics.screenshots) expect(sizeOf(shot)).toEqual([1280, 800]);
});

test('CHANGELOG, package.json and a release’s tag name one version', () => {
  const { version, scripts } = JSON.parse(read('package.json')) as {
    version: string;
    scripts: Record<string, string>;
  };
  const [, newest] = /^## (\d+\.\d+\.\d+)/m.exec(read('CHANGELOG.md'))!;
  expect(newest).toBe(version);
  const workflow = read('.github/workflows/release.yml');
  for (const [, script = ''] of workflow.matchAll(/npm run (\w+)/g))
    expect(Object.keys(scripts)).toContain(script);
  expect(workflow).toContain('create-version');
  expect([...workflow.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name)).toEqual([
    'CLASPRC_JSON',
    'SCRIPT_ID',
  ]);
  expect(existsSync(`${ROOT}/marketplace/README.md`)).toBe(true);
});
