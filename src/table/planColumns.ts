import type { Suggestion } from '../planner/plan';
import { dayCell, decimalCell, moneyCell, sharesCell } from './amounts';
import type { Cell } from './cell';
import { reasonText } from './reasonText';

/** A column of `HARVEST_PLAN`, and what becomes of it on the written sheet and in its log. */
export interface PlanColumn {
  readonly heading: string;
  readonly value: (sale: Suggestion) => Cell;
  /** Its heading among the details of the written sheet; null where what stands in front says it. */
  readonly onSheet: string | null;
  /** The log keeps it. */
  readonly inLog: boolean;
}

const column = <H extends string>(
  heading: H,
  value: PlanColumn['value'],
  { onSheet = heading, inLog = false }: Partial<Pick<PlanColumn, 'onSheet' | 'inLog'>> = {},
): PlanColumn & { readonly heading: H } => ({ heading, value, onSheet, inLog });

const LOGGED = { inLog: true } as const;
const IN_FRONT = { onSheet: null } as const;

export const PLAN_COLUMNS = [
  column('Rank', sale => sale.rank),
  column('Id', sale => sale.id, LOGGED),
  column('Account', ({ lot }) => lot.account.name, { ...IN_FRONT, inLog: true }),
  column('Owner', ({ lot }) => lot.account.owner.name, { onSheet: 'Account owner', inLog: true }),
  column('Symbol', ({ lot }) => lot.symbol, LOGGED),
  column('Lot', ({ lot }) => lot.name ?? '', LOGGED),
  column('Acquired', ({ lot }) => dayCell(lot.acquired), LOGGED),
  column('Quantity', sale => sharesCell(sale.quantity), LOGGED),
  column('Proceeds', sale => moneyCell(sale.proceeds)),
  column('Loss', sale => moneyCell(sale.loss), LOGGED),
  column('Usable loss', sale => moneyCell(sale.usableLoss), LOGGED),
  column('Term', ({ term }) => (term === null ? '' : term === 'short' ? 'Short' : 'Long')),
  column('Tax saved now', sale => decimalCell(sale.taxSavedNow)),
  column('Saved later', sale => decimalCell(sale.savedLater)),
  column('Later tax (present value)', sale => decimalCell(sale.laterTax), IN_FRONT),
  column('Costs', sale => decimalCell(sale.costs), IN_FRONT),
  column('Net benefit', sale => decimalCell(sale.netBenefit), { ...IN_FRONT, inLog: true }),
  column('New basis', sale => moneyCell(sale.newBasis)),
  column('Replacement', replacementCell, IN_FRONT),
  column('Risk', ({ wash: { risk, certainty } }) =>
    risk === 'None' && certainty === 'Settled' ? 'None' : `${risk} (${certainty})`,
  ),
  column('Do not buy before', sale => dayCell(sale.doNotBuyBefore), IN_FRONT),
  column('Better from', sale => dayCell(sale.betterFrom)),
  column('Name lot', ({ naming }) => (naming === null ? '' : naming === 'name' ? 'Yes' : 'No')),
  column('Why', sale => reasonText(sale.reasons), IN_FRONT),
] as const;

export type PlanHeading = (typeof PLAN_COLUMNS)[number]['heading'];

export const PLAN_HEADINGS: readonly PlanHeading[] = PLAN_COLUMNS.map(({ heading }) => heading);

function replacementCell({ replacement }: Suggestion): Cell {
  if (replacement === null) return '';
  const { symbol, grade } = replacement;
  return grade === 'Suggested' ? symbol : `${symbol} (${grade})`;
}
