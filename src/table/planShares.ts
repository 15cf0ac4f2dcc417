import { least, most, worth, ZERO, type Money, type Price, type Shares } from '../base/exact';
import { isSheltered, type Account, type PlanShares } from '../engine/records';
import { inHome } from './currency';
import { FAULTS, isFault, type Fault } from './faults';
import type { TableRow } from './headings';
import type { TradeKey } from './tradesTable';

/** What a share was worth on the day of a purchase through an employer's plan has to be told: what was paid is no basis. */
const NO_VALUE: Fault = {
  code: 'discountOfPlan',
  found:
    "shares of an employer's plan are bought below the day's value, and that value is not told: the discount is taxed as wages and joins the basis",
  remedy:
    'enter what a share was worth that day under Fair value, and under Grant date and Grant value the day and value of the grant (in the United States Form 3922 has all three); or write Buy with the whole basis, the discount that was taxed in it',
};

/** The discount of a purchase through an employer's plan; null in an account where nothing of it is taxed. */
export function readPlanShares(
  row: TableRow<TradeKey>,
  account: Account | Fault,
  quantity: Shares,
  paid: Money | null,
  rate: Price | null,
  blame: (column: string, fault: Fault) => void,
): PlanShares | null {
  if (isFault(account) || isSheltered(account)) return null;
  const value = told(row, 'fairValue', 'Fair value', blame);
  if (value === null && row.isBlank('fairValue')) blame('Fair value', NO_VALUE);
  const grantValue = told(row, 'grantValue', 'Grant value', blame);
  const granted = row.isBlank('grantDay') ? null : row.day('grantDay');
  if (isFault(granted)) {
    blame('Grant date', granted);
    return null;
  }
  if (value === null || paid === null) return null;
  const worthThen = worth(quantity, value);
  const discount = most(worthThen - paid, ZERO);
  return {
    discount: inHome(discount, rate),
    atGrant:
      grantValue === null
        ? null
        : inHome(discountAtGrant(worth(quantity, grantValue), worthThen, paid), rate),
    granted,
  };
}

/**
 * The price is so much of the lesser of the two values; as if bought at the grant, that part of the value then
 * (26 U.S.C. § 423(c)).
 */
function discountAtGrant(atGrant: Money, atPurchase: Money, paid: Money): Money {
  const lesser = least(atGrant, atPurchase);
  return lesser === ZERO ? ZERO : most(atGrant - (atGrant * paid) / lesser, ZERO);
}

function told(
  row: TableRow<TradeKey>,
  key: 'fairValue' | 'grantValue',
  column: string,
  blame: (column: string, fault: Fault) => void,
): Price | null {
  if (row.isBlank(key)) return null;
  const value = row.price(key);
  if (!isFault(value) && value > ZERO) return value;
  blame(column, isFault(value) ? value : FAULTS.positive(row.cell(key)));
  return null;
}
