import type { Decimal } from '../../base/decimal';
import type { ShownYear, YearLine } from '../shownYear';
import type { TaxYear } from './year/taxYear';

/** Schedule D in plain words. */
export function shownUsYear(year: TaxYear): ShownYear {
  const line = (label: string, form: string, amount: Decimal | null, isTotal = false): YearLine => ({
    label,
    form,
    amount,
    isTotal,
  });
  return {
    name: `Your ${year.year}`,
    lines: [
      line('Short-term gain or loss', 'Schedule D line 7', year.short),
      line('Long-term gain or loss', 'line 15', year.long),
      line('Together', 'line 16', year.net, true),
      line('Off your other income', 'line 21', year.deduction),
      line('Carried into next year', 'Carryover Worksheet', year.shortCarryover.plus(year.longCarryover)),
      line('Tax it makes', 'with it, less without it', year.tax.amount, true),
    ],
    tax: year.tax.amount,
    bar: { net: year.net, deducted: year.deduction },
    missing: year.tax.missing,
  };
}
