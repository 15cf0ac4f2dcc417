import type { Money } from '../../base/exact';
import { spokenMoney } from '../../base/spoken';

export const dollars = (amount: Money): string => spokenMoney('$', amount);
