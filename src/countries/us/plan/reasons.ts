import { toDecimal, type Decimal } from '../../../base/decimal';
import { least, ZERO, type Money } from '../../../base/exact';
import { firstLongTermDay } from '../../../engine/holdingPeriod';
import type { Term } from '../../../engine/records';
import type { Settings } from '../../../engine/settings';
import { buyAgainOn } from '../../../engine/window';
import { breakEvenYears, futureValue } from '../../../planner/deferral';
import type { Household } from '../../../planner/household';
import { isLongByTacking } from '../tackedTerm';
import type { FoundReplacement, ReplacementNote } from '../../../planner/replacement';
import type { Candidate } from './candidates';
import { cautions } from './cautions';
import type { Fact, WashRisk } from './shapes';

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
  readonly replacement: FoundReplacement | null;
  readonly ruledOut: readonly ReplacementNote[];
  readonly wash: WashRisk;
  /** Gain of planned sales that no better-ranked loss has met yet. */
  readonly plannedGainLeft: Money;
}

const TERM_TURNS_SOON = 31; // days

/** Why this lot: its arithmetic, its rule, what to watch; `asked`: what targets, a better day and the broker ask. */
export function reasonsFor(
  household: Household,
  candidate: Candidate,
  figures: Figures,
  asked: readonly Fact[],
): Fact[] {
  if (candidate.purpose === 'gain') return gainFacts(candidate, figures);
  const { deferred } = figures;
  return [
    lossFact(candidate, figures),
    ...worthFacts(candidate, figures),
    ...horizonFacts(household.settings, figures),
    ...(candidate.purpose === 'frees' ? [{ code: 'freesAnother' } as const] : []),
    ...asked,
    ...pairingFact(figures),
    ...termFact(household, candidate, figures),
    ...cautions(household, candidate),
    ...(deferred > ZERO ? [{ code: 'waitsInBasis', deferred } as const] : []),
    ...figures.wash.why,
    ...(rulesReach(household, candidate)
      ? [replacementFact(figures), buyBackFact(household, candidate)]
      : []),
  ];
}

/** A gain that is taxed at nothing this year: what it costs and saves, and that the same may be bought at once. */
const gainFacts = ({ lot: { symbol }, value, loss }: Candidate, figures: Figures): Fact[] => [
  { code: 'gainInBand', symbol, value, gain: -loss },
  { code: 'gainWorth', ...worthOf(figures)! },
  { code: 'gainBuyBack', symbol },
  { code: 'bandLeavesOut' },
];

/** Coins may be bought back at once: there is nothing to replace and nothing to wait for. */
const rulesReach = ({ rules, asOf }: Household, { lot }: Candidate): boolean =>
  rules.washes({ asset: lot.asset, day: asOf });

/** The figures of its worth; null where income or rates are missing. */
function worthOf({ taxSavedNow, savedLater, laterTax, costs, netBenefit }: Figures) {
  return taxSavedNow === null || savedLater === null || laterTax === null || netBenefit === null
    ? null
    : { taxSavedNow, savedLater, laterTax, costs, netBenefit };
}

function lossFact({ lot, value, loss }: Candidate, { term, usableLoss, deferred, lost }: Figures): Fact {
  return { code: 'basisLessValue', symbol: lot.symbol, value, loss, term, usableLoss, deferred, lost };
}

function worthFacts({ value, purpose }: Candidate, figures: Figures): Fact[] {
  const worth = worthOf(figures);
  if (worth === null) return [];
  const percent = worth.netBenefit.div(toDecimal(value)).times(100);
  const isErased = worth.netBenefit.greaterThan(0) && percent.greaterThanOrEqualTo('0.1');
  return [
    { code: 'worth', ...worth, frees: purpose === 'frees' },
    ...(figures.replacement === null && isErased ? [{ code: 'erasedByRise', percent } as const] : []),
  ];
}

/** Where the later rate is above today's, deferral only pays when it lasts; and a quick exit costs ordinary rates. */
function horizonFacts({ discountRate, yearsToSale }: Settings, figures: Figures): Fact[] {
  const { taxSavedNow, savedLater, laterTax } = figures;
  if (taxSavedNow === null || savedLater === null || laterTax === null) return [];
  const undiscounted = futureValue(laterTax, discountRate, yearsToSale);
  const years = breakEvenYears(taxSavedNow.plus(savedLater), undiscounted, discountRate);
  return years === null || years.lessThan('0.1')
    ? [{ code: 'quickExit' }]
    : [{ code: 'breaksEvenAfter', years }, { code: 'quickExit' }];
}

/** A winner the household will sell anyway is what a loss is best kept for. */
const pairingFact = ({ plannedGainLeft, usableLoss }: Figures): Fact[] =>
  plannedGainLeft <= ZERO || usableLoss <= ZERO
    ? []
    : [{ code: 'meetsPlannedGain', amount: least(plannedGainLeft, usableLoss) }];

function termFact({ asOf, rules }: Household, { holding, lot }: Candidate, { term }: Figures): Fact[] {
  const months = rules.longTermMonths(asOf);
  if (term === 'long') {
    const isTacked = holding.runs.some(run =>
      isLongByTacking({ ...run, acquired: lot.acquired }, asOf, months),
    );
    return isTacked ? [{ code: 'longByTacking' }] : [];
  }
  const day = Math.min(...holding.runs.map(run => firstLongTermDay(run.holdingStart, months)));
  return day > asOf + TERM_TURNS_SOON ? [] : [{ code: 'turnsLong', symbol: lot.symbol, day }];
}

const replacementFact = ({ replacement, ruledOut }: Figures): Fact =>
  replacement === null
    ? { code: 'noReplacement', ruledOut }
    : {
        code: 'buyInstead',
        symbol: replacement.symbol,
        isSameIndex: replacement.grade === 'Review',
        isOtherIndex: replacement.isOtherIndex,
        notes: replacement.notes,
        ruledOut,
      };

const buyBackFact = ({ asOf, window }: Household, { lot }: Candidate): Fact => ({
  code: 'doNotBuyBefore',
  symbol: lot.symbol,
  day: buyAgainOn(asOf, window),
});
