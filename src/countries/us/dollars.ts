import type { Money } from '../../base/exact';
import { formatMoney } from '../../base/spoken';

export const dollars = (amount: Money): string => formatMoney('$', amount);
