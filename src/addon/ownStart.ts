import { PLAN_HEADINGS, type PlanHeading } from '../table/planColumns';
import { SETTING_SPECS } from '../table/settingSpecs';
import { AS_OF, besideLots, PLAN, TRADES_RANGE, type LotsFrom } from './ownSheets';
import { columnName } from './tables';

export const DATE = 'yyyy-mm-dd';

/** Label, formula, what it is, and its format where that is none of money. */
type StartRow = readonly [label: string, formula: string, what: string, format?: string];

/** The settings on which tax hangs most: coloured, and first. */
export const ASKED: readonly string[] = ['Country', 'Filing status', 'Taxable income', 'State rate'];

/** Setting, value, what it says. */
export const SETTING_ROWS: readonly (readonly [string, string, string])[] = SETTING_SPECS.map(
  ({ name, hint, fallback }) => [
    name,
    '',
    fallback === 'blank' ? `${hint}. May stay blank` : `${hint}. Blank: ${fallback}`,
  ],
);

/** A column of the Plan sheet by its heading. */
const ofPlan = (heading: PlanHeading): string => `${PLAN}!$${columnName(PLAN_HEADINGS.indexOf(heading))}`;

const summed = (...headings: PlanHeading[]): string => {
  const columns = headings.map(heading => `${ofPlan(heading)}:${ofPlan(heading).split('!')[1]!}`);
  return `=SUM(${columns.join(';')})`;
};

/** What the plan comes to, and what it does first. */
const PLANNED: readonly StartRow[] = [
  ['The plan saves', summed('Tax saved now', 'Saved later'), 'Now, and later through losses carried over.'],
  [
    'Tax due later',
    summed('Later tax (present value)'),
    'Harvesting defers: the replacement’s basis is lower. In today’s money.',
  ],
  ['Costs', summed('Costs'), 'Of trading.'],
  [
    'Ahead',
    summed('Net benefit'),
    'What is left of it. The Plan tab has each sale; the planner ticks, writes and undoes.',
  ],
  [
    'First sale',
    `=IF(${ofPlan('Id')}$2="";"";CONCATENATE(${ofPlan('Quantity')}$2;" ";${ofPlan('Symbol')}$2))`,
    'What brings most, or what your targets ask for.',
  ],
];

const NET = (line: string): string => `=NET_GAIN(${TRADES_RANGE};Settings!$A:$B;;"${line}";${AS_OF})`;

/** The rows below the as-of day. */
export function startRows(from: LotsFrom): readonly StartRow[] {
  const loss = columnName(besideLots(from) - 1);
  return [
    ['', '', ''],
    [
      '1. Settings',
      '',
      'Fill in the coloured rows: country, filing status, taxable income, state rate. A blank is its default.',
    ],
    [
      '2. Trades',
      '',
      'Every purchase, sale and reinvestment of every account of the household, retirement accounts too: type them, or bring a broker’s file (planner, Import).',
    ],
    from === 'trades'
      ? [
          '3. Lots',
          '',
          'Worked out from Trades: nothing to type. To list lots by hand, use a new spreadsheet and answer No.',
        ]
      : [
          '3. Lots',
          '',
          'What you hold, lot by lot, as your broker shows it: type it, or bring the file (planner, Import).',
        ],
    [
      '4. Prices',
      '',
      'A row for each symbol. GOOGLEFINANCE fills in its price; where it knows none, type the price and its day.',
    ],
    ['5. Securities', '', 'What to buy instead, and what counts as identical. May stay empty.'],
    [
      '6. Planner',
      '',
      'Extensions, this add-on, Open planner: what to sell, what it saves now and costs later, what not to buy.',
    ],
    ['', '', ''],
    ['Net gain so far', NET('net'), 'Of this tax year, short-term and long-term together, carryovers in.'],
    ['Tax on it', NET('tax'), 'Blank until Settings has an income or rates.'],
    [
      'Harvestable today',
      `=SUM(Lots!$${loss}:$${loss})`,
      'Losses that could be realised today, each lot taken alone.',
    ],
    [
      'Problems found',
      '=IFERROR(SUMPRODUCT(--(Check!$A:$A<>""))-1;"computing …")',
      'Each stands on the Check tab with its remedy.',
      '0',
    ],
    ...PLANNED,
    [
      'Oldest price',
      '=IF(COUNT(Prices!$C:$C)=0;"";MIN(Prices!$C:$C))',
      'The plan is as good as its prices.',
      DATE,
    ],
  ];
}
