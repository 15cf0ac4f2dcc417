import type { ChartFacts, Host } from './host';
import type { Range } from './spreadsheet';

/** A chart on a sheet: what it is of, and where its corner stands. */
export class EmbeddedChart {
  constructor(readonly facts: ChartFacts) {}
  getOptions(): { get(option: string): string | null } {
    return { get: option => (option === 'title' ? this.facts.title : null) };
  }
}

/** `newChart()`: only what the add-on asks of it. */
export class EmbeddedChartBuilder {
  private facts: ChartFacts = { kind: '', title: '', ranges: [], headers: 0, row: 1, column: 1 };

  private with(more: Partial<ChartFacts>): this {
    this.facts = { ...this.facts, ...more };
    return this;
  }
  asBarChart(): this {
    return this.with({ kind: 'bar' });
  }
  addRange(range: Range): this {
    return this.with({ ranges: [...this.facts.ranges, range.getA1Notation()] });
  }
  setNumHeaders(headers: number): this {
    return this.with({ headers });
  }
  setOption(option: string, value: string): this {
    if (option !== 'title') throw new Error(`not in the stand-in: ${option}`);
    return this.with({ title: value });
  }
  setPosition(row: number, column: number, right: number, down: number): this {
    if (row < 1 || column < 1 || right < 0 || down < 0)
      throw new Error('The position of the chart is outside the sheet.');
    return this.with({ row, column });
  }
  build(): EmbeddedChart {
    if (this.facts.kind === '' || this.facts.ranges.length === 0) throw new Error('The chart has no data.');
    return new EmbeddedChart(this.facts);
  }
}

export const chartsOf = (host: Host, sheet: number): EmbeddedChart[] =>
  host('charts', sheet).map(facts => new EmbeddedChart(facts));
