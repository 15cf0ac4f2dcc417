import type { Day } from '../base/day';
import { most, ZERO } from '../base/exact';
import { isSheltered } from '../engine/household';
import { recognised } from '../engine/recognised';
import { sellOn } from '../plan/whatIf';
import { moneyCell } from '../table/amounts';
import type { Cell, Range } from '../table/cell';
import type { Ranges } from '../table/household';
import { ask } from '../session/ask';
import { perLot } from './perLot';
import { lossOf as lossOfLot } from '../countries/lots';
import { lossOf as lossOfPool } from '../countries/questions';
import { questionsOf } from '../countries/settled';

/** `HARVEST_LOSS`: what selling each lot alone, whole, on the as-of day would realise as a loss after any wash sale. */
export function harvestLoss(ranges: Partial<Ranges> & { readonly lots: Range }, asOf: Day): Cell[][] {
  const asked = ask('HARVEST_LOSS', ranges, asOf);
  const { country, household } = asked;
  const pool = country?.kind === 'pool' ? { country, ask: questionsOf(household, country, asOf) } : null;
  const rows = perLot(asked, ranges.lots, {
    lot: (unit, holding) => {
      const lot = holding.stated!;
      if (isSheltered(lot.account)) return [0];
      if (country?.kind === 'lots') return [moneyCell(lossOfLot(country, household, unit, holding))];
      const slices = sellOn(asOf, [[{ holding, shares: lot.quantity }]], unit, household.rules);
      const gain = recognised(slices).reduce((sum, row) => sum + row.gain, ZERO);
      return [moneyCell(most(-gain, ZERO))];
    },
    ...(pool && {
      pooled: lot => {
        if (isSheltered(lot.account)) return [0];
        const question = pool.ask(lot);
        return question.problems.length > 0 ? [''] : [moneyCell(lossOfPool(pool.country, question))];
      },
    }),
    // A number column stays blank; WASH_SALE_RISK and HARVEST_CHECK say what is wrong.
    spoiled: () => [''],
    blank: [''],
  });
  return [['Harvestable loss'], ...rows.map(row => [...row])];
}
