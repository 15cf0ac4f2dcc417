import type { SheetRequest } from '../addon/formsServer';
import { formatDay, type Day } from '../base/day';
import { grouped } from '../base/grouped';
import { calendarFile, type CalendarDay } from '../forms/calendar';
import { dayCell } from '../table/amounts';
import { download } from './forms';

interface Props {
  readonly days: readonly CalendarDay[];
  readonly asOf: Day;
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
}

const FIRST = 8;

/** What to do and what not to buy, day by day; to take along as a file or as a sheet. */
export function CalendarView({ days, asOf, isBusy, onWrite }: Props) {
  const others = joined(days.filter(({ isSale }) => !isSale));
  const item = ({ id, day, title, words }: CalendarDay) => (
    <li key={id}>
      <strong>{formatDay(day)}</strong>: {title}. <span class="quiet">{words}</span>
    </li>
  );
  return (
    <section>
      {days.length === 0 ? (
        <p class="quiet small">Nothing is planned, and nothing must wait.</p>
      ) : (
        <>
          <ul class="small stack">
            {salesByDay(days).map(([day, titles]) => (
              <li key={day}>
                <strong>{formatDay(day)}</strong>: {titles.join('; ')}.
              </li>
            ))}
            {others.slice(0, FIRST).map(item)}
          </ul>
          {others.length > FIRST && (
            <details>
              <summary class="small">{others.length - FIRST} more days</summary>
              <ul class="small stack">{others.slice(FIRST).map(item)}</ul>
            </details>
          )}
          <div class="actions">
            <button
              type="button"
              onClick={() => download('harvest.ics', calendarFile(days, asOf), 'text/calendar')}
            >
              Calendar file (.ics)
            </button>
            <button type="button" disabled={isBusy} onClick={() => void onWrite(calendarSheet(days))}>
              As a sheet
            </button>
          </div>
        </>
      )}
    </section>
  );
}

/** Securities that may be bought again on one day are one line. */
function joined(days: readonly CalendarDay[]): readonly CalendarDay[] {
  const together = grouped(days, one => (one.again === null ? one.id : `again ${one.day}`));
  return [...together.values()].map(same => {
    const [first] = same as [CalendarDay, ...CalendarDay[]];
    const symbols = [...new Set(same.map(({ again }) => again))];
    if (symbols.length === 1) return first;
    return {
      ...first,
      title: `${symbols.join(', ')} may be bought again`,
      words: 'If sold as planned; the file and the sheet have each by itself.',
    };
  });
}

/** The cards say more of the sales: here their days. */
const salesByDay = (days: readonly CalendarDay[]): [Day, string[]][] =>
  [
    ...grouped(
      days.filter(({ isSale }) => isSale),
      ({ day }) => day,
    ),
  ].map(([day, sales]) => [day, sales.map(({ title }) => title)]);

const calendarSheet = (days: readonly CalendarDay[]): SheetRequest => ({
  name: 'Harvest calendar',
  rows: [['Day', 'What', 'Why'], ...days.map(({ day, title, words }) => [dayCell(day), title, words])],
  bold: [0],
  money: [],
  wide: [1, 2],
});
