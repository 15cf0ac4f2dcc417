/** Where in a day without times an action stands: what only moves shares, then purchases, then sales. */
export type Place = 'opening' | 'purchase' | 'sale';

/** One action as the tables and the settlement need it. What it does is `step.ts`; its words are the table's. */
export interface ActionRecord {
  readonly place: Place;
  /** `blankIsAll`: a blank quantity means all that is held; `ratio`: new shares for each old one. */
  readonly quantity: 'shares' | 'ratio' | 'blankIsAll' | 'none';
  /** `cost` and `proceeds` are an amount or a price; `needed` an amount alone; `cash` may be blank. */
  readonly money: 'cost' | 'proceeds' | 'needed' | 'cash' | 'none';
  /** An acquisition in the sense of 26 CFR 1.1091-1(f): it can replace shares sold at a loss. */
  readonly replaces: boolean;
  /** Shares leave the account: a quantity below zero agrees with it. */
  readonly leaves: boolean;
}

const action = (
  place: Place,
  quantity: ActionRecord['quantity'],
  money: ActionRecord['money'],
  also: Partial<Pick<ActionRecord, 'replaces' | 'leaves'>> = {},
): ActionRecord => ({ place, quantity, money, replaces: false, leaves: false, ...also });

/** Every action there is, in the order in which those that open a day are carried out. */
const RECORDS = {
  split: action('opening', 'ratio', 'none'),
  stockDividend: action('opening', 'shares', 'none'),
  symbolChange: action('opening', 'ratio', 'none'),
  merger: action('opening', 'ratio', 'cash'),
  spinOff: action('opening', 'ratio', 'none'),
  returnOfCapital: action('opening', 'none', 'needed'),
  accumulationDistribution: action('opening', 'none', 'needed'),
  capitalGainDividend: action('opening', 'none', 'needed'),
  exemptInterestDividend: action('opening', 'none', 'needed'),
  giftIn: action('opening', 'shares', 'needed'),
  inherit: action('opening', 'shares', 'cost'),
  transferOut: action('opening', 'shares', 'none', { leaves: true }),
  transferIn: action('opening', 'shares', 'none'),
  giftOut: action('opening', 'shares', 'none', { leaves: true }),
  exercised: action('opening', 'shares', 'none', { leaves: true }),
  assigned: action('opening', 'shares', 'none'),
  buy: action('purchase', 'shares', 'cost', { replaces: true }),
  reinvest: action('purchase', 'shares', 'cost', { replaces: true }),
  vest: action('purchase', 'shares', 'cost', { replaces: true }),
  cover: action('purchase', 'shares', 'cost'),
  sell: action('sale', 'shares', 'proceeds', { leaves: true }),
  short: action('sale', 'shares', 'proceeds', { leaves: true }),
  expired: action('sale', 'shares', 'none', { leaves: true }),
  worthless: action('sale', 'blankIsAll', 'none', { leaves: true }),
} as const satisfies Readonly<Record<string, ActionRecord>>;

export type Action = keyof typeof RECORDS;

export const ACTIONS: Readonly<Record<Action, ActionRecord>> = RECORDS;

export const ACTION_ORDER = Object.keys(ACTIONS) as readonly Action[];
