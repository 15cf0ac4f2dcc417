import type { WashRisk } from '../planner/plan';
import { dayCell, moneyCell, sharesCell } from './amounts';
import type { Cell } from './cell';
import { reasonText } from './reasonText';

export const RISK_HEADINGS = [
  'Risk',
  'Certainty',
  'Shares at risk',
  'Deferred loss',
  'Permanent loss',
  'Clear to sell',
  'Do not buy before',
  'Why',
] as const;

export const riskRow = (risk: WashRisk): Cell[] => [
  risk.risk,
  risk.certainty,
  sharesCell(risk.sharesAtRisk),
  moneyCell(risk.deferredLoss),
  moneyCell(risk.permanentLoss),
  dayCell(risk.clearToSell),
  dayCell(risk.doNotBuyBefore),
  reasonText(risk.why),
];

/** A spoiled row: the pointer in its text columns, blanks in the rest. */
export const spoiledRiskRow = (text: string): Cell[] => [text, text, '', '', '', '', '', text];

export const BLANK_RISK_ROW: readonly Cell[] = RISK_HEADINGS.map(() => '');
