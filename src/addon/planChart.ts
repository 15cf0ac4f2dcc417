import type { PlanGrid } from './planGrid';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** By it the chart is known again: others on the sheet are the family's. */
const TITLE = 'Net benefit of each sale';

/** One bar alone compares nothing. */
const FEWEST = 2;
const GAP = 2; // rows between the plan and its chart

/** Sheets' own chart of what each sale is worth, below the plan; it follows the cells. */
export function drawChart(sheet: Sheet, { headings, headingRow, cells, suggestions }: PlanGrid): void {
  for (const chart of sheet.getCharts()) {
    if (chart.getOptions().get('title') === TITLE) sheet.removeChart(chart);
  }
  const [sell, net] = [headings.indexOf('Sell'), headings.indexOf('Net benefit')];
  const isKnown = cells.slice(headingRow + 1).some(row => typeof row[net] === 'number');
  if (sell < 0 || net < 0 || suggestions < FEWEST || !isKnown) return;
  const column = (index: number) => sheet.getRange(headingRow + 1, index + 1, suggestions + 1, 1);
  const chart = sheet
    .newChart()
    .asBarChart()
    .addRange(column(sell))
    .addRange(column(net))
    .setNumHeaders(1)
    .setOption('title', TITLE)
    .setPosition(cells.length + GAP, 1, 0, 0)
    .build();
  sheet.insertChart(chart);
}
