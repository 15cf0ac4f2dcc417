import { toDecimal, type Decimal } from '../base/decimal';
import { least, ZERO, type Money } from '../base/exact';
import type { Term } from '../engine/records';
import type { Settings } from '../engine/settings';
import { breakEvenYears, futureValue } from './deferral';
import type { FoundReplacement, ReplacementNote } from './replacement';
import type { BuyingBack, Candidate, PlanInputs } from './port';
import { inWords, type Fact, type Worth } from './facts';
import type { Reason, WashRisk } from './plan';

interface Figures {
  readonly taxSavedNow: Decimal | null;
  readonly savedLater: Decimal | null;
  readonly laterTax: Decimal | null;
  readonly costs: Decimal;
  readonly netBenefit: Decimal | null;
  readonly usableLoss: Money;
  readonly deferred: Money;
  readonly lost: Money;
  readonly term: Term | null;
  readonly replacement: FoundReplacement | null;
  readonly ruledOut: readonly ReplacementNote[];
  readonly wash: WashRisk;
  readonly back: BuyingBack;
  /** Gain of planned sales that no better-ranked loss has met yet. */
  readonly plannedGainLeft: Money;
}

/** Why this lot: its arithmetic, its rule, what to watch; `asked`: what targets, a better day and the broker ask. */
export function reasonsFor(
  { tables, position, words }: PlanInputs,
  candidate: Candidate,
  figures: Figures,
  asked: readonly Fact[],
): readonly Reason[] {
  const say = inWords(words);
  if (candidate.purpose === 'gain') return say(gainFacts(candidate, figures));
  const { deferred, back, term, wash } = figures;
  return [
    ...say([
      lossFact(candidate, figures),
      ...worthFacts(candidate, figures),
      ...horizonFacts(tables.settings, figures),
      ...(candidate.purpose === 'frees' ? [{ code: 'freesAnother' } as const] : []),
      ...asked,
      ...pairingFact(figures),
    ]),
    ...position.remarks(candidate, term),
    ...say(deferred > ZERO ? [{ code: 'waitsInBasis', deferred }] : []),
    ...wash.why,
    ...say([
      replacementFact(figures),
      { code: 'buyAgain', symbol: candidate.lot.symbol, day: back.notBefore, buyBack: back.kind },
    ]),
  ];
}

/** A gain that is taxed at nothing this year: what it costs and saves, and that the same may be bought at once. */
const gainFacts = ({ lot: { symbol }, value, loss }: Candidate, figures: Figures): Fact[] => [
  { code: 'gainInBand', symbol, value, gain: -loss },
  { code: 'gainWorth', ...worthOf(figures)! },
  { code: 'gainBuyBack', symbol, day: figures.back.notBefore },
  { code: 'bandLeavesOut' },
];

/** The figures of its worth; null where income or rates are missing. */
function worthOf({ taxSavedNow, savedLater, laterTax, costs, netBenefit }: Figures): Worth | null {
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
  const buyBack = figures.back.kind;
  const percent = worth.netBenefit.div(toDecimal(value)).times(100);
  const isErased = worth.netBenefit.greaterThan(0) && percent.greaterThanOrEqualTo('0.1');
  return [
    { code: 'worth', ...worth, frees: purpose === 'frees', buyBack },
    ...(figures.replacement === null && isErased
      ? [{ code: 'erasedByRise', percent, buyBack } as const]
      : []),
  ];
}

/** Where the later rate is above today's, deferral only pays when it lasts; and a quick exit costs ordinary rates. */
function horizonFacts({ discountRate, yearsToSale }: Settings, figures: Figures): Fact[] {
  const { taxSavedNow, savedLater, laterTax } = figures;
  if (taxSavedNow === null || savedLater === null || laterTax === null) return [];
  const undiscounted = futureValue(laterTax, discountRate, yearsToSale);
  const years = breakEvenYears(taxSavedNow.plus(savedLater), undiscounted, discountRate);
  return [{ code: 'laterRateAbove', years: years?.greaterThanOrEqualTo('0.1') ? years : null }];
}

/** A winner the household will sell anyway is what a loss is best kept for. */
const pairingFact = ({ plannedGainLeft, usableLoss }: Figures): Fact[] =>
  plannedGainLeft <= ZERO || usableLoss <= ZERO
    ? []
    : [{ code: 'meetsPlannedGain', amount: least(plannedGainLeft, usableLoss) }];

const replacementFact = ({ replacement, ruledOut, back: { kind: buyBack } }: Figures): Fact =>
  replacement === null
    ? { code: 'noReplacement', ruledOut, buyBack }
    : {
        code: 'buyInstead',
        symbol: replacement.symbol,
        isSameIndex: replacement.grade === 'Review',
        isOtherIndex: replacement.isOtherIndex,
        listed: replacement.listed,
        notes: replacement.notes,
        ruledOut,
        buyBack,
      };
