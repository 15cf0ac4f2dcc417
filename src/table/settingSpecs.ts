import { readDecimal, readRate, readYesNo } from './readCell';
import {
  atLeastZero,
  dayOrNever,
  days,
  GOAL_NAMES,
  into,
  money,
  readCountry,
  readCurrency,
  readGoal,
  readMethodCell,
  word,
  year,
  yesOrReview,
  type Reader,
} from './settingReaders';
import { COUNTRY_CHOICES, FILING, LOT_METHODS, STATUSES, TACKING, TACKING_CHOICES } from './settingWords';

/** A setting: what reads it, what stands for a blank, how it is asked for. */
export interface SettingSpec {
  readonly name: string;
  /** What it says, to whoever fills it in. */
  readonly hint: string;
  /** What a blank means. */
  readonly fallback: string;
  readonly choices?: readonly string[];
  /** What one may write, where more than a few words are possible. */
  readonly suggestions?: readonly string[];
  readonly read: Reader;
}

/** Every setting, in the order in which a Settings sheet lists them. */
export const SETTING_SPECS: readonly SettingSpec[] = [
  {
    name: 'Country',
    hint: 'Whose law applies',
    fallback: COUNTRY_CHOICES[0]!,
    choices: COUNTRY_CHOICES,
    read: into(readCountry, (to, value) => (to.country = value)),
  },
  {
    name: 'Filing status',
    hint: 'How you file',
    fallback: 'Single',
    choices: STATUSES,
    read: into(word(FILING, STATUSES), (to, value) => (to.filingStatus = value)),
  },
  {
    name: 'Taxable income',
    hint: 'Ordinary, before capital gains and losses, without qualified dividends; may be negative',
    fallback: 'blank',
    read: into(readDecimal, (to, value) => (to.taxableIncome = value)),
  },
  {
    name: 'State rate',
    hint: 'Adds: 0.05 or 5%',
    fallback: '0',
    read: into(readRate, (to, value) => (to.stateRate = value)),
  },
  {
    name: 'Tax year',
    hint: 'Four digits',
    fallback: 'the as-of day’s',
    read: into(year, (to, value) => (to.taxYear = value)),
  },
  {
    name: 'Modified AGI',
    hint: 'Before this year’s capital gains and losses; for the 3.8% surtax',
    fallback: 'blank',
    read: into(readDecimal, (to, value) => (to.modifiedAgi = value)),
  },
  {
    name: 'Qualified dividends',
    hint: 'Not in Taxable income',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.qualifiedDividends = value)),
  },
  {
    name: 'Other investment income',
    hint: 'Not in Taxable income',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.otherInvestmentIncome = value)),
  },
  {
    name: 'Short-term gain elsewhere',
    hint: 'What is not in this spreadsheet',
    fallback: '0',
    read: into(readDecimal, (to, value) => (to.shortGainElsewhere = value)),
  },
  {
    name: 'Long-term gain elsewhere',
    hint: 'What is not in this spreadsheet',
    fallback: '0',
    read: into(readDecimal, (to, value) => (to.longGainElsewhere = value)),
  },
  {
    name: 'Capital gain distributions',
    hint: 'Of funds, this year; what is not in this spreadsheet',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.capitalGainDistributions = value)),
  },
  {
    name: 'Section 1250 gain',
    hint: 'Unrecaptured, Form 1099-DIV box 2b: of the distributions and the long-term gain elsewhere',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.section1250Gain = value)),
  },
  {
    name: 'Ordinary rate',
    hint: 'Replaces the brackets: 0.24 or 24%',
    fallback: 'blank',
    read: into(readRate, (to, value) => (to.ordinaryRate = value)),
  },
  {
    name: 'Long-term rate',
    hint: 'Replaces the brackets: 0.15 or 15%',
    fallback: 'blank',
    read: into(readRate, (to, value) => (to.longTermRate = value)),
  },
  {
    name: 'Short-term carryover in',
    hint: 'From last year, positive',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.shortCarryoverIn = value)),
  },
  {
    name: 'Long-term carryover in',
    hint: 'From last year, positive',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.longCarryoverIn = value)),
  },
  {
    name: 'Lot method',
    hint: 'Which lots a sale takes that names none',
    fallback: 'FIFO',
    choices: LOT_METHODS,
    read: into(readMethodCell, (to, value) => (to.lotMethod = value)),
  },
  {
    name: 'Goal',
    hint: 'Where the plan stops; net gains at 0: nothing of them is left to be taxed',
    fallback: 'Most benefit',
    suggestions: GOAL_NAMES,
    read: into(readGoal, (to, value) => (to.goal = value)),
  },
  {
    name: 'Minimum loss',
    hint: 'Smaller losses are left alone',
    fallback: '100',
    read: into(money, (to, value) => (to.minimumLoss = value)),
  },
  {
    name: 'Commission',
    hint: 'Per trade, on the sale and on the replacement’s purchase',
    fallback: '0',
    read: into(money, (to, value) => (to.commission = value)),
  },
  {
    name: 'Spread',
    hint: 'Share of the value, on each of the two',
    fallback: '0.0002',
    read: into(readRate, (to, value) => (to.spread = value)),
  },
  {
    name: 'Time cost per harvest',
    hint: 'What your own time is worth',
    fallback: '0',
    read: into(money, (to, value) => (to.timeCost = value)),
  },
  {
    name: 'Discount rate',
    hint: 'What kept money earns you after tax',
    fallback: '0.05',
    read: into(readRate, (to, value) => (to.discountRate = value)),
  },
  {
    name: 'Years to sale',
    hint: 'When you expect to sell the replacement',
    fallback: '10',
    read: into(atLeastZero, (to, value) => (to.yearsToSale = value)),
  },
  {
    name: 'Later rate',
    hint: 'Of tax when the replacement is sold',
    fallback: 'today’s long-term rate',
    read: into(readRate, (to, value) => (to.laterRate = value)),
  },
  {
    name: 'Share taxed later',
    hint: '0 where it goes to heirs or charity',
    fallback: '1',
    read: into(readRate, (to, value) => (to.shareTaxedLater = value)),
  },
  {
    name: 'Crypto wash sales from',
    hint: 'The first day from which coins are under the rule, or Never',
    fallback: 'Never',
    read: into(dayOrNever, (to, value) => (to.cryptoWashFrom = value)),
  },
  {
    name: 'Count 401k and HSA as IRA',
    hint: 'A purchase there loses the loss for good',
    fallback: 'Yes',
    choices: ['Yes', 'No'],
    read: into(readYesNo, (to, value) => (to.workplaceAsIra = value)),
  },
  {
    name: 'Replacement must still be held',
    hint: 'Shares bought and sold again do not replace',
    fallback: 'Yes',
    choices: ['Yes', 'No'],
    read: into(readYesNo, (to, value) => (to.replacementMustBeHeld = value)),
  },
  {
    name: 'Fills of a day are one purchase',
    hint: 'Where no time tells them apart',
    fallback: 'Yes',
    choices: ['Yes', 'No'],
    read: into(readYesNo, (to, value) => (to.fillsAreOnePurchase = value)),
  },
  {
    name: 'Options replace shares',
    hint: 'Review: a call bought in the window is only flagged',
    fallback: 'Yes',
    choices: ['Yes', 'Review'],
    read: into(yesOrReview, (to, value) => (to.optionsReplace = value)),
  },
  {
    name: 'Leave out what cannot be read',
    hint: 'Yes: totals stand without the securities concerned, each named with what is at stake',
    fallback: 'No',
    choices: ['Yes', 'No'],
    read: into(readYesNo, (to, value) => (to.leavesOut = value)),
  },
  {
    name: 'Losses brought forward',
    hint: 'Capital losses of earlier years, as the return carries them',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.lossesBroughtForward = value)),
  },
  {
    name: 'Share losses brought forward',
    hint: 'Of shares alone, where only gains of shares can use them',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.shareLossesBroughtForward = value)),
  },
  {
    name: 'Crypto losses brought forward',
    hint: 'Of coins alone, where only gains of coins can use them',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.cryptoLossesBroughtForward = value)),
  },
  {
    name: 'Wash window before',
    hint: 'Other: days before a sale in which a purchase puts its loss off; blank: no such rule',
    fallback: 'blank',
    read: into(days, (to, value) => (to.ownWindowBefore = value)),
  },
  {
    name: 'Wash window after',
    hint: 'Other: days after a sale; blank: no such rule',
    fallback: 'blank',
    read: into(days, (to, value) => (to.ownWindowAfter = value)),
  },
  {
    name: 'Currency',
    hint: 'Other: the sign or code that stands before amounts',
    fallback: 'blank',
    read: into(readCurrency, (to, value) => (to.currency = value)),
  },
  {
    name: 'Income offset cap',
    hint: 'Other: how much of a net loss comes off other income',
    fallback: '0',
    read: into(atLeastZero, (to, value) => (to.incomeOffsetCap = value)),
  },
  {
    name: 'Tacking',
    hint: 'How the sold shares’ holding period joins the replacement’s',
    fallback: 'Add days',
    choices: TACKING_CHOICES,
    read: into(word(TACKING, TACKING_CHOICES), (to, value) => (to.tacking = value)),
  },
];
