import { dayFromIso } from '../base/day';
import type { DayTime } from '../table/cell';

/**
 * The calendar of the active spreadsheet's zone. Google answers one instant a call, and a call costs more than reading
 * a hundred rows; so a zone is asked every 16 days where dates stand, and between two answers that differ the change is
 * found by halving: some 25 to 40 calls a year of dates, however many rows there are.
 */
export interface Zone {
  /** The day and time that a date cell shows. The first instant of a day is midnight, also where clocks skip it. */
  read(date: Date): DayTime;
  /** The date cell of a day and time: the very one that was read, where one was. */
  write(at: DayTime): Date;
}

const SECOND = 1000;
const HOUR = 3600;
const DAY = 24 * HOUR;
const QUARTER = 900;
const WINDOW = 16 * DAY;
/**
 * The shortest summer time there and back of any zone is seven days (Recife in October 2000, Gaza in 2040), so that a
 * window can hide one. A date cell read without it stands beside midnight, not on it: then the window is asked closer.
 */
const SHORTEST_SUMMER = 7 * DAY;
const NEAR_MIDNIGHT = 3 * HOUR;
/** In these years no zone of the tz database goes there and back within a window: what is only written needs no asking. */
const SETTLED = { from: Date.UTC(2005, 0, 1) / SECOND, to: Date.UTC(2040, 0, 1) / SECOND };

const PATTERN = 'yyyy-MM-dd HH:mm:ss';

/** Asked of Google only when a date turns up. */
export function spreadsheetZone(): Zone {
  let name: string | null = null;
  return zoneOf(instant => {
    name ??= SpreadsheetApp.getActive().getSpreadsheetTimeZone();
    // A year of five digits is a slip of the hand: read without a zone, it stays the far year it is, and is refused.
    return localOf(Utilities.formatDate(new Date(instant * SECOND), name, PATTERN)) ?? instant;
  });
}

/** Local seconds since 1970 of a date and time as `PATTERN` writes it; null for a year that has not four digits. */
function localOf(text: string): number | null {
  const [date = '', clock = ''] = text.split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const day = dayFromIso(date);
  return day === null ? null : day * DAY + hours * HOUR + minutes * 60 + seconds;
}

/** A zone by its only question: the local seconds of an instant, both since 1970. */
export function zoneOf(localAt: (instant: number) => number): Zone {
  const offsets = offsetsOf(localAt);
  const known = new Map<number, DayTime>();
  const written = new Map<number, Date>();

  const read = (milliseconds: number): DayTime => {
    const instant = Math.floor(milliseconds / SECOND);
    let local = instant + offsets.at(instant);
    if (isBesideMidnight(local)) local = instant + offsets.closer(instant);
    if (modulo(local, DAY) !== 0) {
      const before = instant - 1 + offsets.at(instant - 1);
      if (Math.floor(before / DAY) < Math.floor(local / DAY)) local -= modulo(local, DAY);
    }
    return { day: Math.floor(local / DAY), seconds: modulo(local, DAY) };
  };

  return {
    read: date => {
      const milliseconds = date.getTime();
      let at = known.get(milliseconds);
      if (!at) {
        known.set(milliseconds, (at = read(milliseconds)));
        written.set(at.day * DAY + at.seconds, date);
      }
      return at;
    },
    write: at => {
      const local = at.day * DAY + at.seconds;
      let date = written.get(local);
      if (!date) written.set(local, (date = new Date(instantOf(local, offsets) * SECOND)));
      return date;
    },
  };
}

/** Reads next to midnight and not on it: a change of clocks may have been missed. */
function isBesideMidnight(local: number): boolean {
  const seconds = modulo(local, DAY);
  return (
    seconds !== 0 && seconds % (HOUR / 2) === 0 && Math.abs(seconds - DAY / 2) >= DAY / 2 - NEAR_MIDNIGHT
  );
}

const modulo = (value: number, by: number): number => value - Math.floor(value / by) * by;

/** The first instant whose local reading is wanted; of a time that the clocks skip, as far after the change. */
function instantOf(local: number, offsets: Offsets): number {
  const offsetAt = (instant: number): number =>
    instant >= SETTLED.from && instant < SETTLED.to ? offsets.at(instant) : offsets.closer(instant);
  const guess = offsetAt(local);
  const next = offsetAt(local - guess);
  const offset = next === offsetAt(local - next) ? next : Math.min(guess, next);
  const before = offsetAt(local - offset - NEAR_MIDNIGHT);
  const isTwice = before > offset && offsetAt(local - before) === before;
  return local - (isTwice ? before : offset);
}

interface Offsets {
  /** Seconds by which local time is ahead at an instant. */
  at(instant: number): number;
  /** The same, sure also of a change there and back between two answers. */
  closer(instant: number): number;
}

/** One answer of the zone. */
interface Sample {
  readonly instant: number;
  readonly offset: number;
}

function offsetsOf(localAt: (instant: number) => number): Offsets {
  const windows = new Map<number, Sample[]>();
  const edges = new Map<number, Sample>();
  const ask = (instant: number): Sample => ({ instant, offset: localAt(instant) - instant });
  const edge = (at: number): Sample => {
    let sample = edges.get(at);
    if (!sample) edges.set(at, (sample = ask(at * WINDOW)));
    return sample;
  };
  const samplesAround = (instant: number): Sample[] => {
    const at = Math.floor(instant / WINDOW);
    let samples = windows.get(at);
    if (!samples) windows.set(at, (samples = [edge(at), edge(at + 1)]));
    return samples;
  };

  /** Halves what lies between two answers until the instant's is sure, or the two are a second apart. */
  const offsetAt = (instant: number, widest: number): number => {
    const samples = samplesAround(instant);
    for (;;) {
      let after = 1;
      while (samples[after]!.instant <= instant && after < samples.length - 1) after++;
      const [low, high] = [samples[after - 1]!, samples[after]!];
      const isSure = low.offset === high.offset && high.instant - low.instant <= widest;
      if (isSure || low.instant === instant || high.instant - low.instant <= 1) return low.offset;
      samples.splice(after, 0, ask(between(low, high, instant)));
    }
  };
  return { at: instant => offsetAt(instant, WINDOW), closer: instant => offsetAt(instant, SHORTEST_SUMMER) };
}

/** Where to ask next: a midnight and the second before it at once, since most cells are one; else the middle, on the quarter where clocks change. */
function between(low: Sample, high: Sample, instant: number): number {
  const isMidnight = [low, high].some(({ offset }) => modulo(instant + 1 + offset, DAY) <= 1);
  const width = high.instant - low.instant;
  if (isMidnight && width <= 2 * DAY) return instant;
  const middle = low.instant + Math.floor(width / 2);
  return width > 2 * QUARTER ? middle - modulo(middle, QUARTER) : middle;
}
