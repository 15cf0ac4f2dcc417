import type { Opened, TableRole } from '../addon/found';
import type { WriteRequest } from '../addon/writeRequest';

/** Of every table that the plan stands on, and of its day. */
export function fingerprintsOf({ tables, asOf, asOfFrom }: Opened): WriteRequest['fingerprints'] {
  const of = (role: TableRole): string | null => tables[role]?.fingerprint ?? null;
  return {
    lots: of('lots'),
    trades: of('trades'),
    settings: of('settings'),
    securities: of('securities'),
    asOf: asOfFrom === null ? '' : `${asOfFrom} ${asOf}`,
  };
}
