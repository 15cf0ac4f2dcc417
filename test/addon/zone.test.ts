import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { zoneOf } from '../../src/addon/zone';

/** A zone whose offset changes at these instants (seconds since 1970), and how often it was asked. */
function madeUp(before: number, ...changes: readonly (readonly [instant: number, offset: number])[]) {
  let calls = 0;
  const offsetAt = (instant: number): number =>
    changes.reduce((offset, [from, to]) => (instant >= from ? to : offset), before);
  const zone = zoneOf(instant => {
    calls++;
    return instant + offsetAt(instant);
  });
  return { zone, calls: () => calls };
}
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const day = (iso: string): number => seconds(iso) / 86400;
const HOUR = 3600;

test('a year of days costs at most 40 questions, and as many whether there are 365 or 20,000 rows', () => {
  const made = () =>
    madeUp(-5 * HOUR, [seconds('2026-03-08T07:00Z'), -4 * HOUR], [seconds('2026-11-01T06:00Z'), -5 * HOUR]);
  const [few, many] = [made(), made()];
  for (let at = day('2026-01-01'); at < day('2027-01-01'); at++) {
    const isSummer = at > day('2026-03-08') && at <= day('2026-11-01');
    const midnight = at * 86400 + (isSummer ? 4 : 5) * HOUR;
    expect(few.zone.read(new Date(midnight * 1000))).toEqual({ day: at, seconds: 0 });
    for (let row = 0; row < 55; row++) {
      const date = new Date((midnight + 9 * HOUR + row * 451) * 1000);
      expect(many.zone.read(date).day).toBe(at);
    }
  }
  expect(few.calls()).toBeLessThanOrEqual(40);
  expect(many.calls()).toBeLessThanOrEqual(40);
});

test('a date that was read is written as the same instant, without a question', () => {
  const { zone, calls } = madeUp(HOUR);
  const date = new Date('2026-06-01T23:00:00Z');
  const read = zone.read(date);
  const before = calls();
  expect(zone.write(read)).toBe(date);
  expect(calls()).toBe(before);
});

test('summer time there and back within a week is found by the dates that it moved (Recife, October 2000)', () => {
  const { zone } = madeUp(
    -3 * HOUR,
    [seconds('2000-10-08T03:00Z'), -2 * HOUR],
    [seconds('2000-10-15T02:00Z'), -3 * HOUR],
  );
  expect(zone.read(new Date('2000-10-10T02:00:00Z'))).toEqual({ day: day('2000-10-10'), seconds: 0 });
  expect(zone.write({ day: day('2000-10-11'), seconds: 0 })).toEqual(new Date('2000-10-11T02:00:00Z'));
});

test('a day that begins at one in the morning begins without a time', () => {
  const { zone } = madeUp(-3 * HOUR, [seconds('2018-11-04T03:00Z'), -2 * HOUR]);
  const first = new Date('2018-11-04T03:00:00Z');
  expect(zone.read(first)).toEqual({ day: day('2018-11-04'), seconds: 0 });
  expect(zone.read(new Date('2018-11-04T03:30:00Z'))).toEqual({ day: day('2018-11-04'), seconds: 5400 });
  expect(zone.write({ day: day('2018-11-04'), seconds: 0 })).toEqual(first);
});

test('cells of a time of day, before zones had whole hours, cost no question each', () => {
  const { zone, calls } = madeUp(-17762, [seconds('1883-11-18T17:00Z'), -5 * HOUR]);
  for (let minute = 0; minute < 1440; minute++)
    expect(zone.read(new Date(seconds('1899-12-30T05:00Z') * 1000 + minute * 60000))).toEqual({
      day: day('1899-12-30'),
      seconds: minute * 60,
    });
  expect(calls()).toBeLessThan(12);
});

/** In a process of its own, where a zone can be changed: the runtime's calendar of every zone is the measure. */
test('every day from 1950 to 2100 is read and written right in every zone that the runtime knows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zones-'));
  const file = join(folder, 'zones.cjs');
  const { outputFiles } = buildSync({
    stdin: {
      contents: readFileSync(join(__dirname, '..', 'support', 'everyZone.ts'), 'utf8'),
      loader: 'ts',
      resolveDir: join(__dirname, '..', 'support'),
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  });
  writeFileSync(file, outputFiles[0]!.text);
  const found = JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' })) as {
    zones: number;
    days: number;
    wrong: string[];
    dear: string[];
  };
  rmSync(folder, { recursive: true });
  expect(found.wrong).toEqual([]);
  expect(found.zones).toBeGreaterThan(400);
  expect(found.days).toBeGreaterThan(found.zones * 54_000);
  // More than 40 questions only where clocks change four times a year: Ramadan in Cairo, Casablanca, Gaza and Hebron.
  expect(found.dear.length).toBeLessThan(found.zones / 4);
  expect(found.dear.filter(year => Number(year.split(': ')[1]) > 45)).toEqual([]);
}, 300_000);
