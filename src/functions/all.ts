import { HARVEST_LOSS } from './harvestLoss';
import { WASH_SALE_RISK } from './washSaleRisk';
import { BUY_CHECK } from './buyCheck';
import { NET_GAIN } from './netGain';
import { MARGINAL_COST } from './marginalCost';
import { REALIZED_GAINS } from './realizedGains';
import { FORM_8949, COMPARE_1099B } from './taxForms';
import { OPEN_LOTS } from './openLots';
import { HARVEST_PLAN } from './harvestPlan';
import { WHAT_CHANGED } from './whatChanged';
import { HARVEST_CHECK } from './harvestCheck';
import { TRADES_FROM, LOTS_FROM, GAINS_FROM } from './brokerFiles';
import { DEFERRAL_VALUE } from './deferralValue';
import type { CustomFunction } from './declare';

/** Every custom function, in the order in which Code.js has them. */
export const CUSTOM_FUNCTIONS: readonly CustomFunction[] = [
  HARVEST_LOSS,
  WASH_SALE_RISK,
  BUY_CHECK,
  NET_GAIN,
  MARGINAL_COST,
  REALIZED_GAINS,
  FORM_8949,
  COMPARE_1099B,
  OPEN_LOTS,
  HARVEST_PLAN,
  WHAT_CHANGED,
  HARVEST_CHECK,
  TRADES_FROM,
  LOTS_FROM,
  GAINS_FROM,
  DEFERRAL_VALUE,
];
