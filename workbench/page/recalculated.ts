interface Snapshot {
  readonly sheets?: Record<
    string,
    { readonly cellData?: Record<string, Record<string, { f?: unknown; v?: unknown }>> }
  >;
}

/** A kept workbook without its formulas' old results: they are calculated anew, and spill anew, on each visit. */
export function withoutResults<T extends object>(snapshot: T): T {
  const copy = JSON.parse(JSON.stringify(snapshot)) as T & Snapshot;
  for (const sheet of Object.values(copy.sheets ?? {})) {
    for (const row of Object.values(sheet.cellData ?? {})) {
      for (const cell of Object.values(row)) {
        if (typeof cell.f === 'string') delete cell.v;
      }
    }
  }
  return copy;
}
