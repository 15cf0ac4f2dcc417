import { useMemo, useState } from 'preact/hooks';
import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import { calendarDays } from '../forms/calendar';
import type { Suggestion } from '../planner/plan';
import { besideSales, windowsOf } from '../session/windows';
import { CalendarView } from './CalendarView';
import { Form8949View } from './Form8949View';
import { formsOf } from './forms';
import { OwnReturnView } from './OwnReturnView';
import type { ClosesYear } from './YearEndView';

interface Props extends ClosesYear {
  readonly opened: Opened;
  /** The ticked sales of the plan, for the calendar. */
  readonly ticked: readonly Suggestion[];
  readonly isBusy: boolean;
  readonly onWrite: (request: SheetRequest) => Promise<void>;
  readonly onSay: (text: string, isBad?: boolean) => void;
}

/** Out: the forms of the year's return as its country has them, and the calendar. */
export function FormsView({ opened, ticked, isBusy, onWrite, onSay, onSave, onClose }: Props) {
  const forms = useMemo(() => formsOf(opened), [opened]);
  const [chosenYear, setYear] = useState<number | null>(null);
  if (!forms)
    return <p class="quiet">Forms are made of the Trades table, and there is none yet: import a file.</p>;
  const { settled } = forms;
  const { country } = settled;
  const year = chosenYear ?? settled.household.settings.taxYear ?? forms.years[0] ?? 0;
  const beside = besideSales(settled, windowsOf(settled, ticked));
  const days = calendarDays(ticked, settled.settlement.doNotBuy(), opened.asOf, country.calendar, beside);
  const calendar = <CalendarView days={days} asOf={opened.asOf} isBusy={isBusy} onWrite={onWrite} />;
  if (forms.problems.length > 0) {
    return (
      <section class="stack">
        <p class="lead">The trades need mending first: nothing partial is told as a total.</p>
        <ul class="stack">
          {forms.problems.slice(0, MOST_SHOWN).map(problem => (
            <li class="message bad" key={problem}>
              {problem}
            </li>
          ))}
        </ul>
        {calendar}
      </section>
    );
  }
  const shared = { forms, year, opened, isBusy, onWrite };
  return (
    <section class="stack">
      <label>
        Tax year
        <select value={String(year)} onChange={event => setYear(Number(event.currentTarget.value))}>
          {forms.years.map(one => (
            <option key={one} value={String(one)}>
              {forms.nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <h2>{country.returnForms}</h2>
      {country.features.forms ? (
        <Form8949View {...shared} {...{ onSay, onSave, onClose }} key={year} />
      ) : (
        <OwnReturnView {...shared} />
      )}
      {calendar}
    </section>
  );
}

const MOST_SHOWN = 20;
