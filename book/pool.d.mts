export interface Asked {
  n: number;
  household: string;
  tables: object;
}

export interface Answered {
  n: number;
  household: string;
  results: Record<string, { headings: string[]; rows: unknown[][] }>;
  tables: object;
}

export function answeredBy(
  households: AsyncIterable<Asked>,
  how: { workers: number; data: object; limit: number; file?: URL },
  stop: AbortSignal,
): AsyncGenerator<Answered>;
