import { dayFrom, type Day } from '../../base/day';
import { Decimal, leastOf, NIL, positive, toDecimal } from '../../base/decimal';
import { ZERO } from '../../base/exact';
import type { Settings } from '../../engine/settings';
import { inForce } from '../../base/dated';
import type { Assessment, DatedGain } from '../../planner/assessment';
import { assessment, count, part, sumOf, total } from '../figures';
import { ofYear as gainsOfYear, splitYear, yearFrom } from '../years';
import { COIN_RATE, EXEMPTION, FOREIGN_LONG, RATES } from './law';

export const LINES = [
  'net',
  'short',
  'long',
  'exempt',
  'taxable',
  'crypto',
  'speculative',
  'short losses carried forward',
  'long losses carried forward',
  'tax',
] as const;

/** From 1 April. */
export const taxYearOf = yearFrom(4, 1);

/** Gains of one term, by the rate their day and kind have: the dearest first, which losses meet first. */
interface Band {
  /** null: at the slab, which Settings do not tell. */
  readonly rate: Decimal | null;
  /** Within the exemption of listed shares. */
  readonly isListed: boolean;
  amount: Decimal;
}

function bandsOf(
  rows: readonly DatedGain[],
  term: 'short' | 'long',
  elsewhere: Decimal,
  first: Day,
  slab: Decimal | null,
): Band[] {
  const bands = new Map<string, Band>();
  const add = (day: Day, amount: Decimal, isListed: boolean): void => {
    const listed = inForce(RATES, day) ?? RATES[0]!;
    const abroad = inForce(FOREIGN_LONG, day) ?? FOREIGN_LONG[0]!;
    const rate = isListed
      ? new Decimal(listed.value[term])
      : term === 'short'
        ? slab
        : new Decimal(abroad.value);
    const key = `${listed.since} ${isListed}`;
    const band = bands.get(key) ?? { rate, isListed, amount: NIL };
    bands.set(key, { ...band, amount: band.amount.plus(amount) });
  };
  for (const row of rows)
    if (row.term === term && row.gain > ZERO) add(row.day, toDecimal(row.gain), row.isForeign !== true);
  // Gains told in Settings have no day: the year's last rates.
  if (elsewhere.greaterThan(0)) add(first + 364, elsewhere, true);
  // What the exemption does not cover meets losses before what it does.
  return [...bands.values()].sort(
    (a, b) => dearness(b).comparedTo(dearness(a)) || Number(a.isListed) - Number(b.isListed),
  );
}

/** A slab that is not told is taken for the dearest. */
const dearness = ({ rate }: Band): Decimal => rate ?? new Decimal(1);

/** Takes a loss off gains; what is left of it. */
function takeOff(bands: readonly Band[], loss: Decimal): Decimal {
  let left = loss;
  for (const band of bands) {
    const used = leastOf(left, band.amount);
    band.amount = band.amount.minus(used);
    left = left.minus(used);
  }
  return left;
}

const totalOf = (bands: readonly Band[]): Decimal => bands.reduce((sum, { amount }) => sum.plus(amount), NIL);

/** null where a rate that it hangs on is not told. */
const taxOn = (bands: readonly Band[]): Decimal | null =>
  bands.reduce<Decimal | null>(
    (sum, { amount, rate }) =>
      amount.isZero() ? sum : sum === null || rate === null ? null : sum.plus(amount.times(rate)),
    NIL,
  );

const listedIn = (bands: readonly Band[]): Band[] => bands.filter(({ isListed }) => isListed);

/** Kinds whose rates are not those of listed shares. */
const isElsewhere = (asset: DatedGain['asset']): boolean =>
  asset === 'bond' || asset === 'option' || asset === 'other';

/**
 * One person's year of listed shares and equity funds: short-term losses off short-term, then long-term gains,
 * long-term losses off long-term gains only (Income-tax Act 2025 s. 108; Act of 1961 ss. 70, 74), then the exemption.
 */
export function indianYear(dated: readonly DatedGain[], settings: Settings, year: number): Assessment {
  const first = dayFrom(year, 4, 1);
  const rows = gainsOfYear(dated, year, 4, 1);
  const ofYear = rows.filter(({ isSpeculative = false }) => !isSpeculative);
  const speculative = sumOf(rows.filter(({ isSpeculative = false }) => isSpeculative));
  const listed = ofYear.filter(({ asset }) => asset !== 'crypto' && !isElsewhere(asset));
  const leftOut = ofYear.filter(({ asset }) => isElsewhere(asset)).length;
  const { shortGainElsewhere, longGainElsewhere } = settings;
  const lossOf = (term: DatedGain['term'], elsewhere: Decimal): Decimal =>
    sumOf(listed.filter(one => one.term === term && one.gain < ZERO))
      .neg()
      .plus(positive(elsewhere.neg()));
  const [short, long] = [
    bandsOf(listed, 'short', shortGainElsewhere, first, settings.ordinaryRate),
    bandsOf(listed, 'long', longGainElsewhere, first, settings.ordinaryRate),
  ];
  const gains = { short: totalOf(short), long: totalOf(long) };
  const losses = {
    short: lossOf('short', shortGainElsewhere),
    long: lossOf('long', longGainElsewhere),
  };
  // The year's own losses come before those of earlier years.
  const shortLeft = takeOff(short, losses.short);
  const longLeft = takeOff(long, losses.long);
  const shortAfterLong = takeOff(long, shortLeft);
  const longForward = takeOff(long, settings.longCarryoverIn).plus(longLeft);
  const shortForward = takeOff(
    long,
    takeOff(short, settings.shortCarryoverIn.plus(settings.lossesBroughtForward)),
  ).plus(shortAfterLong);
  const after = { short: totalOf(short), long: totalOf(long) };
  const exemption = inForce(EXEMPTION, first);
  const listedLong = totalOf(listedIn(long));
  const exempt = exemption && leastOf(listedLong, new Decimal(exemption.value));
  if (exempt) takeOff(listedIn(long), exempt);
  const taxable = exempt && after.short.plus(after.long).minus(exempt);
  // Coins: every gain is taxed, no loss counts, not even another coin's (s. 115BBH (2)).
  const coins = sumOf(ofYear.filter(({ asset, gain }) => asset === 'crypto' && gain > ZERO));
  const coinRate = inForce(COIN_RATE, first);
  const isKnown = exempt !== null && (coins.isZero() || coinRate !== null);
  const [onShort, onLong] = [taxOn(short), taxOn(long)];
  const tax =
    isKnown && onShort && onLong ? onShort.plus(onLong).plus(coins.times(coinRate?.value ?? 0)) : null;
  const law = inForce(RATES, first + 364);
  const stands =
    onShort === null
      ? 'short-term gains on shares listed abroad are taxed at your own rate: enter Ordinary rate in Settings'
      : 'before surcharge, cess and rebates';
  return assessment(
    `Financial year ${splitYear(year, '–')}`,
    {
      net: gains.short.plus(gains.long).minus(losses.short).minus(losses.long),
      short: after.short,
      long: after.long,
      'listed long': listedLong,
      exempt,
      taxable,
      crypto: coins,
      speculative,
      'short losses carried forward': shortForward,
      'long losses carried forward': longForward,
      tax,
    },
    [
      part('Short-term gains', gains.short, 'Schedule CG'),
      part('Long-term gains', gains.long, 'Schedule CG'),
      part('Short-term losses', losses.short, 'off short-term, then long-term gains: s. 108'),
      part('Long-term losses', losses.long, 'off long-term gains only: s. 108'),
      part('Short-term gains after losses', after.short, 'Schedule CYLA, BFLA'),
      part('Long-term gains after losses', after.long, 'Schedule CYLA, BFLA'),
      part('Long-term gains exempt', exempt, exemption?.cite ?? 'not known here'),
      total('Taxable', taxable, law?.cite ?? ''),
      part('Gains of coins', coins, coinRate?.cite ?? 'Income-tax Act 1961 s. 115BBH'),
      ...(speculative.isZero()
        ? []
        : [
            part(
              'Squared within a day',
              speculative,
              'speculative business income, taxed there: Income-tax Act 1961 ss. 43(5), 73',
            ),
          ]),
      part(
        'Short-term losses carried forward',
        shortForward,
        'Schedule CFL: 8 years, where filed on time: s. 111',
      ),
      part(
        'Long-term losses carried forward',
        longForward,
        'Schedule CFL: 8 years, where filed on time: s. 111',
      ),
      total('Tax', tax, stands),
      ...(leftOut === 0
        ? []
        : [
            count(
              'Sales left out',
              new Decimal(leftOut),
              'bonds, options and other kinds have rates of their own, which this does not know',
            ),
          ]),
    ],
    stands,
  );
}

export const laterRate = ({ longTermRate }: Settings, asOf: Day): Decimal =>
  longTermRate ?? new Decimal((inForce(RATES, asOf) ?? RATES[0]!).value.long);

/** What the exemption of long-term gains still leaves untaxed: Income-tax Act 1961 s. 112A. */
export function freeRoom({ figures }: Assessment, _: Settings, year: number): Decimal | null {
  const exemption = inForce(EXEMPTION, dayFrom(year, 4, 1));
  return exemption && new Decimal(exemption.value).minus(figures['listed long'] ?? NIL);
}
