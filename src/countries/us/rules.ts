import { yearOf, type Day } from '../../base/day';
import { inForce, type Dated } from '../../base/dated';
import { isOptionKind, type Account, type Asset } from '../../engine/records';
import { firstLongTermDay } from '../../engine/holdingPeriod';
import type { ReplacementEffect } from '../../engine/ledger';
import { plainRules, type Rules } from '../../engine/rules';
import type { Settings } from '../../engine/settings';
import { nextOpenDay } from './exchangeDays';
import { isContract } from './gainClass';
import { US } from './law';
import { yearLaw } from './year/yearLaw';

/** The federal law in force and the household's choices. */
export function usRules(settings: Settings): Rules {
  const { cryptoWashFrom } = settings;
  return {
    ...plainRules(settings),
    windowOn: sold => lawOn(US.washWindow, sold),
    tacking: settings.tacking,
    // Notice 2014-21: coins are property, not stock or securities; a setting dates the day that changes.
    washes: ({ asset, day }) =>
      asset === 'crypto'
        ? cryptoWashFrom !== null && day >= cryptoWashFrom
        : // § 1256(f)(5), and what no year-end leaves waiting; a thing of metal or art is no stock or security.
          !isContract(asset) && asset !== 'collectible',
    isLongAfterPurchase: (bought, sold) =>
      sold >= firstLongTermDay(bought, lawOn(US.planMonths, sold).purchase),
    isLongAfterGrant: (granted, sold) => sold >= firstLongTermDay(granted, lawOn(US.planMonths, sold).grant),
    // § 1271(a)(3), (4): no gain but the part above the ratable share, of which the tables do not tell.
    isDiscount: asset => asset === 'bill',
    marks: isContract,
    effectOf: account => effectOf(account, settings),
    gainRate: gainRates(settings),
    longTermMonths: sold => lawOn(US.longTermMonths, sold),
    closesAtLossOn: (asset, day) => (isDelivered(asset) ? deliveredIn(day) : day),
    fundShareMonths: sold => lawOn(US.fundShareMonths, sold),
    dividendDays: sold => lawOn(US.dividendDays, sold),
  };
}

/** What is borrowed and delivered back: Rev. Rul. 2002-44 looks at that day for a loss. */
const isDelivered = (asset: Asset): boolean =>
  !isContract(asset) && !isOptionKind(asset) && asset !== 'crypto' && asset !== 'right';

/** The trade's day, as brokers report it; delivered only in the next year, that day. */
function deliveredIn(traded: Day): Day {
  const settled = settlementDay(traded);
  return yearOf(settled) === yearOf(traded) ? traded : settled;
}

/** The day on which a trade is settled. */
function settlementDay(traded: Day): Day {
  let day = traded;
  for (let left = lawOn(US.settlesAfter, traded); left > 0; left--) day = nextOpenDay(day);
  return day;
}

/** The value in force on the day; before the first, that one. */
const lawOn = <T>(entries: readonly Dated<T>[], day: Day): T => (inForce(entries, day) ?? entries[0]!).value;

/** TAX_DECISIONS.md: "401(k), 403(b), HSA", "529 plans and accounts of other countries", "A corporation you control". */
function effectOf({ kind, owner }: Account, settings: Settings): ReplacementEffect {
  switch (kind) {
    case 'taxable':
      return owner.role === 'corporation' ? 'destroys' : 'defers';
    case 'ira':
      return 'destroys'; // Rev. Rul. 2008-5
    case 'workplace':
      return settings.workplaceAsIra ? 'destroys' : 'none';
    case 'education':
    case 'abroad':
      return 'none';
  }
}

/** Settings' own rates, else the brackets that the year's income reaches, else the top ones. */
function gainRates(settings: Settings): Rules['gainRate'] {
  const { taxableIncome, ordinaryRate, longTermRate, stateRate, filingStatus } = settings;
  return (term, sold) => {
    const own = term === 'short' ? ordinaryRate : longTermRate;
    if (own !== null) return own.plus(stateRate);
    const law = yearLaw(US, yearOf(sold), filingStatus);
    const bands = term === 'short' ? law.ordinary : law.capital;
    if (taxableIncome === null) return bands.rates[bands.rates.length - 1]!.plus(stateRate);
    const income = taxableIncome.plus(settings.otherInvestmentIncome);
    const at = bands.tops.findIndex(top => income.lessThan(top));
    return bands.rates[at < 0 ? bands.rates.length - 1 : at]!.plus(stateRate);
  };
}
