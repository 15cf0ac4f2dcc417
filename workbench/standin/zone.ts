/** Wall clocks and instants in a named zone, by the platform's own calendar. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-US-u-hc-h23', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, known);
  }
  return known;
}

export function wallAt(instant: number, zone: string): Wall {
  const parts = new Map(
    formatter(zone)
      .formatToParts(instant)
      .map(part => [part.type, Number(part.value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    date: part('day'),
    hours: part('hour'),
    minutes: part('minute'),
    seconds: part('second'),
  };
}

const asUtc = (wall: Wall): number =>
  Date.UTC(wall.year, wall.month - 1, wall.date, wall.hours, wall.minutes, wall.seconds);

/** The instant at which the zone's clocks show this; after a skipped hour, the next that exists. */
export function instantOf(wallAsUtc: number, zone: string): number {
  let instant = wallAsUtc;
  for (let round = 0; round < 3; round++) instant += wallAsUtc - asUtc(wallAt(instant, zone));
  return instant;
}

const SHEETS_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

export const serialToInstant = (serial: number, zone: string): number =>
  instantOf(Math.round((SHEETS_EPOCH + serial * DAY) / 1000) * 1000, zone);

export const instantToSerial = (instant: number, zone: string): number =>
  (asUtc(wallAt(instant, zone)) - SHEETS_EPOCH) / DAY;

export const isoToSerial = (iso: string): number => (Date.parse(`${iso}T00:00:00Z`) - SHEETS_EPOCH) / DAY;

/** `Utilities.formatDate` for the patterns the stand-in models. */
export function formatInstant(instant: number, zone: string, pattern: string): string {
  const wall = wallAt(instant, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const fields: Record<string, string> = {
    yyyy: String(wall.year).padStart(4, '0'),
    MM: two(wall.month),
    dd: two(wall.date),
    HH: two(wall.hours),
    mm: two(wall.minutes),
    ss: two(wall.seconds),
  };
  return pattern.replace(/[A-Za-z]+/g, field => {
    const value = fields[field];
    if (value === undefined) throw new Error(`not in the stand-in: date pattern ${field}`);
    return value;
  });
}
