import { AS_OF, settings, sheet, told } from '../countries/support';

/**
 * Of more losing lots than can be weighed whole securities are: of each alone the largest could all be washed by what
 * was bought of it lately.
 */
test('twenty securities of 130 losing lots', () => {
  const rows = Array.from({ length: 20 }, (_, symbol) =>
    Array.from({ length: 130 }, (_, at) => [`S${symbol}`, 10, '2025-06-02', 1000 + at, 60, `L${at}`]),
  ).flat();
  const lots = sheet([['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Lot'], ...rows]);
  const table = settings('US', ['Taxable income', 150_000], ['Long-term gain elsewhere', 5_000_000]);
  const plan = told('HARVEST_PLAN', lots, '', table, AS_OF);
  const sold = new Map<unknown, number>();
  for (const { Symbol, Lot } of plan) if (Lot) sold.set(Symbol, (sold.get(Symbol) ?? 0) + 1);
  expect([...sold.values()].sort((a, b) => b - a)).toEqual([...Array<number>(19).fill(130), 30]);
  expect(plan.map(row => String(row['Why']))).toContain(
    'Of 2600 losing lots 2500 were weighed: those of the securities with the largest losses.',
  );
});
