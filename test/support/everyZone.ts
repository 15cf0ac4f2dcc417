import { zoneOf } from '../../src/addon/zone';

/** Reads and writes every midnight of every zone, by the runtime's own calendar, and prints what was wrong. */
const DAY = 86_400_000;
const zones = Intl.supportedValuesOf('timeZone');
const wrong: string[] = [];
const dear: string[] = [];
let days = 0;
let calls = 0;

/** Before 1972 some offsets have seconds, which only the parts of a date tell. */
function localAt(instant: number): number {
  calls++;
  const at = new Date(instant * 1000);
  const parts = [at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes()] as const;
  return Date.UTC(...parts, at.getSeconds()) / 1000;
}

for (const name of zones) {
  process.env.TZ = name;
  for (let year = 1950; year < 2100; year++) {
    const [reading, writing] = [zoneOf(localAt), zoneOf(localAt)];
    const [first, next] = [Date.UTC(year, 0, 1) / DAY, Date.UTC(year + 1, 0, 1) / DAY];
    let asked = 0;
    for (let day = first; day < next; day++) {
      const midnight = new Date(year, 0, 1 + day - first);
      if (midnight.getDate() !== new Date(day * DAY).getUTCDate()) continue; // a day that the zone left out
      days++;
      calls = 0;
      const read = reading.read(midnight);
      asked += calls;
      const written = writing.write({ day, seconds: 0 });
      const what = `${name} ${new Date(day * DAY).toISOString()}`;
      if (read.day !== day || read.seconds !== 0) wrong.push(`${what} read as ${read.day} ${read.seconds}`);
      if (written.getTime() !== midnight.getTime()) wrong.push(`${what} written ${written.toISOString()}`);
    }
    if (asked > 40) dear.push(`${name} ${year}: ${asked}`);
  }
}
console.log(JSON.stringify({ zones: zones.length, days, wrong: wrong.slice(0, 20), dear }));
