import { buyAgainOn } from '../../../engine/window';
import { spokenDay } from '../../../base/day';
import { fromDecimal, toDecimal, type Decimal } from '../../../base/decimal';
import { least, ZERO, type Money } from '../../../base/exact';
import { dollars } from '../../../base/spoken';
import type { Term } from '../../../engine/records';
import { firstLongTermDay } from '../../../engine/holding';
import type { Settings } from '../../../engine/settings';
import { isLongByTacking, TACKING_WORDS } from '../tackedTerm';
import type { Candidate } from './candidates';
import { cautions } from './cautions';
import { breakEvenYears, futureValue } from '../../../plan/deferral';
import type { Household } from '../../../plan/household';
import type { Reason, Replacement, WashRisk } from '../../../plan/plan';
import { BAND_LEFT_OUT } from './zeroBand';

interface Figures {
  readonly taxSavedNow: Decimal | null;
  readonly savedLater: Decimal | null;
  readonly laterTax: Decimal | null;
  readonly costs: Decimal;
  readonly netBenefit: Decimal | null;
  readonly usableLoss: Money;
  readonly deferred: Money;
  readonly lost: Money;
  readonly term: Term;
  readonly replacement: Replacement | null;
  readonly ruledOut: readonly string[];
  readonly wash: WashRisk;
  /** Gain of planned sales that no better-ranked loss has met yet. */
  readonly plannedGainLeft: Money;
}

const TERM_TURNS_SOON = 31; // days

/** Why this lot, in plain words: its arithmetic, its rule, what to watch. */
export function reasonsFor(
  household: Household,
  candidate: Candidate,
  figures: Figures,
  rebalanceReasons: readonly Reason[],
): Reason[] {
  if (candidate.purpose === 'gain') return gainReasons(candidate, figures);
  return [
    lossReason(candidate, figures),
    ...worthReason(candidate, figures),
    ...horizonReason(household.settings, figures),
    ...companionReason(candidate),
    ...rebalanceReasons,
    ...pairingReason(figures),
    ...termReason(household, candidate, figures),
    ...cautions(household, candidate),
    ...deferredReason(figures),
    ...figures.wash.why,
    ...(rulesReach(household, candidate) ? replacementReason(figures) : []),
    ...(rulesReach(household, candidate) ? [buyBackReason(household, candidate)] : []),
  ];
}

/** A gain that is taxed at nothing this year: what it costs and saves, and that the same may be bought at once. */
function gainReasons({ lot, value, loss }: Candidate, figures: Figures): Reason[] {
  const { taxSavedNow, savedLater, laterTax, costs, netBenefit } = figures;
  const now = taxSavedNow!.plus(savedLater!).neg();
  const taxed = now.greaterThan('0.005') ? `costs ${amount(now)} now and in carryovers` : 'costs no tax now';
  return [
    {
      text: `${lot.symbol}: value ${dollars(value)} less basis ${dollars(value + loss)}, a long-term gain of ${dollars(-loss)} in the 0% band.`,
      cite: '26 U.S.C. §§ 1222, 1(h)(1)(B)',
    },
    {
      text: `It ${taxed}; the higher basis saves ${amount(laterTax!.neg())} later (present value) and trading costs ${amount(costs)}: ${amount(netBenefit!)} remains.`,
      cite: null,
    },
    {
      text: `Buy ${lot.symbol} back at once if you want to keep it: the wash-sale rule reaches losses only. A new holding period begins: sold within a year, what it gains from here is short-term.`,
      cite: '26 U.S.C. §§ 1091(a), 1222',
    },
    { text: `${BAND_LEFT_OUT}.`, cite: null },
  ];
}

/** Coins may be bought back at once: there is nothing to replace and nothing to wait for. */
const rulesReach = ({ rules, asOf }: Household, { lot }: Candidate): boolean =>
  rules.washes({ asset: lot.asset, day: asOf });

function lossReason({ lot, value, loss }: Candidate, { term, usableLoss, deferred, lost }: Figures): Reason {
  const length = term === 'short' ? 'short-term' : 'long-term';
  const basis = dollars(value + loss);
  const rest = [
    deferred > ZERO ? `${dollars(deferred)} waits in the basis of other shares` : '',
    lost > ZERO ? `${dollars(lost)} is lost for good` : '',
  ].filter(Boolean);
  const apart = rest.length > 0 ? ` (${rest.join(', ')})` : '';
  const usable =
    usableLoss === loss || loss <= ZERO
      ? ''
      : usableLoss < ZERO
        ? `, of which nothing counts${apart}; with it ${dollars(-usableLoss)} less of the other losses counts`
        : `, of which ${usableLoss === ZERO ? 'nothing' : dollars(usableLoss)} counts${apart}`;
  return {
    text: `${lot.symbol}: basis ${basis} less value ${dollars(value)}, ${loss === ZERO ? 'neither gain nor loss' : `a ${length} ${loss > ZERO ? 'loss' : 'gain'} of ${dollars(loss > ZERO ? loss : -loss)}`}${usable}.`,
    cite: '26 U.S.C. §§ 1001, 1222',
  };
}

function worthReason(candidate: Candidate, figures: Figures): Reason[] {
  const { taxSavedNow, savedLater, laterTax, costs, netBenefit } = figures;
  if (taxSavedNow === null || savedLater === null || laterTax === null || netBenefit === null) return [];
  const net = isNothing(netBenefit)
    ? 'nothing remains'
    : netBenefit.greaterThan(0)
      ? `${amount(netBenefit)} remains`
      : candidate.purpose === 'frees'
        ? `${amount(netBenefit.neg())} is what freeing the other loss costs`
        : `${amount(netBenefit.neg())} more than it saves`;
  const breakEven = taxSavedNow.plus(savedLater).minus(laterTax);
  const rebound = netBenefit.div(toDecimal(candidate.value)).times(100);
  return [
    {
      text: `${[savingWords(taxSavedNow, savedLater), laterWords(laterTax), tradingWords(costs)].filter(Boolean).join('; ')}: ${net}.${breakEven.greaterThan('0.005') ? ` Costs up to ${amount(breakEven)} would still break even.` : ''}`,
      cite: '26 U.S.C. §§ 1211, 1212',
    },
    ...(figures.replacement === null && netBenefit.greaterThan(0) && rebound.greaterThanOrEqualTo('0.1')
      ? [
          {
            text: `Without a replacement a rise of ${rebound.toDecimalPlaces(1).toString()}% while you wait out the 30 days would erase that benefit.`,
            cite: null,
          },
        ]
      : []),
  ];
}

/** Where the later rate is above today's, deferral only pays when it lasts; and a quick exit costs ordinary rates. */
function horizonReason(settings: Settings, { taxSavedNow, savedLater, laterTax }: Figures): Reason[] {
  if (taxSavedNow === null || savedLater === null || laterTax === null) return [];
  const saved = taxSavedNow.plus(savedLater);
  const undiscounted = futureValue(laterTax, settings.discountRate, settings.yearsToSale);
  const years = breakEvenYears(saved, undiscounted, settings.discountRate);
  const quickExit: Reason = {
    text: 'Sold within a year, the replacement turns its recovery into short-term gain at ordinary rates.',
    cite: '26 U.S.C. § 1222(1)',
  };
  if (years === null || years.lessThan('0.1')) return [quickExit];
  return [
    {
      text: `The later rate is above what this loss saves: sold before ${yearsWords(years.toDecimalPlaces(1).toString())} over, the harvest has hurt.`,
      cite: null,
    },
    quickExit,
  ];
}

const yearsWords = (count: string): string => (count === '1' ? 'a year is' : `${count} years are`);

/** What would be printed as 0.00. */
const isNothing = (value: Decimal): boolean => value.abs().lessThan('0.005');

function savingWords(now: Decimal, later: Decimal): string {
  const carried = isNothing(later)
    ? ''
    : later.greaterThan(0)
      ? `${amount(later)} through carryovers`
      : `${amount(later.neg())} less through carryovers`;
  if (isNothing(now)) return carried === '' ? 'Changes no tax of this year' : `Saves ${carried}`;
  if (now.greaterThan(0)) {
    return `Saves ${amount(now)} of tax this year${carried && (later.greaterThan(0) ? ` and ${carried}` : `, but ${carried}`)}`;
  }
  return `Adds ${amount(now.neg())} of tax this year${carried && (later.greaterThan(0) ? ` but saves ${carried}` : ` and saves ${carried}`)}`;
}

function laterWords(laterTax: Decimal): string {
  if (isNothing(laterTax)) return '';
  return laterTax.greaterThan(0)
    ? `the replacement's lower basis costs ${amount(laterTax)} later (present value)`
    : `the replacement's higher basis saves ${amount(laterTax.neg())} later (present value)`;
}

const tradingWords = (costs: Decimal): string => (isNothing(costs) ? '' : `trading costs ${amount(costs)}`);

const amount = (value: Decimal): string => dollars(fromDecimal(value));

const companionReason = ({ purpose }: Candidate): Reason[] =>
  purpose === 'frees'
    ? [
        {
          text: 'Sold together with the other lot of this security, because shares bought in the last 30 days and kept would wash its loss.',
          cite: '26 U.S.C. § 1091(a)',
        },
      ]
    : [];

/** A winner the household will sell anyway is what a loss is best kept for. */
function pairingReason({ plannedGainLeft, usableLoss }: Figures): Reason[] {
  if (plannedGainLeft <= ZERO || usableLoss <= ZERO) return [];
  return [
    {
      text: `Meets ${dollars(least(plannedGainLeft, usableLoss))} of the gain that your planned sales would realise this year.`,
      cite: '26 U.S.C. § 1222',
    },
  ];
}

function termReason({ asOf, rules }: Household, { holding, lot }: Candidate, { term }: Figures): Reason[] {
  if (term === 'long') {
    const isTacked = holding.runs.some(run =>
      isLongByTacking({ ...run, acquired: lot.acquired }, asOf, rules.longTermMonths(asOf)),
    );
    return isTacked ? [{ text: `${TACKING_WORDS}.`, cite: '26 U.S.C. § 1223(3)' }] : [];
  }
  const days = holding.runs.map(run => firstLongTermDay(run.holdingStart, rules.longTermMonths(asOf)));
  const turns = Math.min(...days);
  if (turns > asOf + TERM_TURNS_SOON) return [];
  return [
    {
      text: `${lot.symbol} turns long-term on ${spokenDay(turns)}: sold before, its loss is short-term and meets short-term gains first.`,
      cite: '26 U.S.C. § 1222',
    },
  ];
}

const deferredReason = ({ deferred }: Figures): Reason[] =>
  deferred > ZERO
    ? [
        {
          text: `${dollars(deferred)} of the loss is washed and waits in the basis of the shares that replace it.`,
          cite: '26 U.S.C. § 1091(d)',
        },
      ]
    : [];

function replacementReason({ replacement, ruledOut }: Figures): Reason[] {
  const others = ruledOut.map(why => `${why}.`).join(' ');
  if (!replacement) {
    const none =
      others === '' ? 'No replacement is named' : `No replacement is free to buy: ${others} Without one`;
    return [
      {
        text: `${none}${others === '' ? ':' : ','} the cash would be out of the market for 31 days.`,
        cite: null,
      },
    ];
  }
  const { symbol, grade, isOtherIndex, notes } = replacement;
  const words =
    grade === 'Review'
      ? `${symbol} follows the same index: no authority says whether that is substantially identical.`
      : isOtherIndex
        ? `${symbol} follows another index and keeps the exposure; whether it is substantially identical is for you to judge.`
        : `${symbol} is what the tables name instead; they do not say which index each follows, and whether the two are substantially identical is for you to judge.`;
  return [
    {
      text: [words, ...notes.map(note => `${note}.`), others].filter(Boolean).join(' '),
      cite: 'IRS Publication 550, Wash Sales',
    },
  ];
}

function buyBackReason({ asOf, window }: Household, { lot }: Candidate): Reason {
  return {
    text: `Do not buy ${lot.symbol} in any account of the household before ${spokenDay(buyAgainOn(asOf, window))}; switch off reinvested dividends.`,
    cite: '26 U.S.C. § 1091(a)',
  };
}
