import { listedWords } from './listed';
import { formatDay } from '../base/day';
import { fromDecimal, type Decimal } from '../base/decimal';
import { exactText, ZERO, type Money } from '../base/exact';
import { sentence } from '../base/problem';
import { formatMoney } from '../base/spoken';
import type { Words } from '../planner/facts';
import { accountName, lotWords } from '../planner/lotIds';
import type { Reason } from '../planner/plan';
import type { ReplacementNote } from '../planner/replacement';
import { goalWords } from '../table/goalWords';
import { COVERAGE_WORDS } from './coverageWords';
import { goalReached } from './goalReached';
import type { Law } from './laws';

const plain = (text: string): Reason => ({ text, cite: null });
const NOTHING: readonly Reason[] = [];

/** What would be printed as 0.00. */
const isNothing = (amount: Decimal): boolean => amount.abs().lessThan('0.005');

function noteText(note: ReplacementNote): string {
  const { symbol } = note;
  switch (note.code) {
    case 'isIdentical':
      return `${symbol} is the same security: it is no replacement`;
    case 'isSoldByPlan':
      return `${symbol} is sold at a loss by this plan: it is no replacement`;
    case 'notBefore':
      return `${symbol} is not to be bought before ${formatDay(note.day)}: the purchase would meet a loss taken on it`;
    case 'mayWashBefore':
      return `${symbol} may meet a loss before ${formatDay(note.day)}`;
    case 'distributesOn':
      return `${symbol} distributes on ${formatDay(note.day)}: bought before, the distribution is taxed to you`;
  }
}

const noteWords = (notes: readonly ReplacementNote[]): string =>
  notes.map(note => `${noteText(note)}.`).join(' ');

const said = (text: string): readonly Reason[] => (text === '' ? NOTHING : [plain(text)]);

/**
 * The plan's sentences for a law that has no others: its currency, no form and no citation but those that the law's
 * own answers bring.
 */
export function planWords(
  law: Pick<Law, 'currency' | 'buyBack'> & { readonly planWords?: Partial<Words> },
): Words {
  const money = (amount: Money): string => formatMoney(law.currency, amount);
  const amount = (value: Decimal): string => money(fromDecimal(value));
  const neverBack = law.buyBack === 'never' ? ' Nothing is proposed only to be bought back.' : '';
  return {
    gainInBand: ({ symbol, value, gain }) =>
      plain(
        `${symbol}: value ${money(value)} less cost ${money(value - gain)}, a gain of ${money(gain)} that is not taxed this year.`,
      ),
    gainWorth: ({ laterTax, costs, netBenefit }) =>
      plain(
        `The higher cost saves ${amount(laterTax.neg())} later (present value) and trading costs ${amount(costs)}: ${amount(netBenefit)} remains.`,
      ),
    gainBuyBack: ({ symbol, day }) =>
      plain(
        day === null
          ? `Buy ${symbol} back at once if you want to keep it: no rule meets a gain.`
          : `Buy ${symbol} back from ${formatDay(day)} on if you want to keep it.`,
      ),
    bandLeavesOut: () => NOTHING,
    basisLessValue: ({ symbol, value, loss, usableLoss, deferred, lost }) => {
      const rest = [
        deferred > ZERO ? `${money(deferred)} waits with other shares` : '',
        lost > ZERO ? `${money(lost)} is lost for good` : '',
      ].filter(text => text !== '');
      const apart = rest.length > 0 ? ` (${rest.join(', ')})` : '';
      const counts =
        money(usableLoss) === money(loss) || loss <= ZERO
          ? ''
          : `, of which ${usableLoss > ZERO ? money(usableLoss) : 'nothing'} counts here${apart}`;
      const result =
        loss === ZERO
          ? 'neither gain nor loss'
          : loss > ZERO
            ? `a loss of ${money(loss)}`
            : `a gain of ${money(-loss)}`;
      return plain(`${symbol}: cost ${money(value + loss)} less value ${money(value)}, ${result}${counts}.`);
    },
    worth: ({ taxSavedNow, savedLater, laterTax, costs, netBenefit, buyBack }) =>
      plain(
        `Takes ${amount(taxSavedNow)} off this year's tax and ${amount(savedLater)} off later ones; ${buyBack === 'never' ? "what the proceeds buy instead costs today's price, which makes" : "bought again at today's price, the lower cost makes"} ${amount(laterTax)} of tax one day, and trading costs ${amount(costs)}: ${amount(netBenefit)} ahead, in today's money.`,
      ),
    erasedByRise: ({ percent, buyBack }) =>
      buyBack === 'later'
        ? plain(
            `Without a replacement a rise of ${percent.toDecimalPlaces(1).toString()}% while you wait would erase that benefit.`,
          )
        : NOTHING,
    laterRateAbove: ({ years }) =>
      years === null
        ? NOTHING
        : plain(
            `The later rate is above what this loss saves: sold before ${years.toDecimalPlaces(1).toString()} years are over, the harvest has hurt.`,
          ),
    freesAnother: () =>
      plain(
        'Sold together with the other lot of this security, because shares bought lately and kept would meet its loss.',
      ),
    meetsPlannedGain: ({ amount: met }) =>
      plain(`Meets ${money(met)} of the gain that your planned sales would realise this year.`),
    waitsInBasis: () => NOTHING,
    noReplacement: ({ ruledOut }) => said(noteWords(ruledOut)),
    buyInstead: ({ symbol, listed, notes, ruledOut }) =>
      said([listedWords(symbol, listed), noteWords([...notes, ...ruledOut])].filter(Boolean).join(' ')),
    buyAgain: ({ symbol, day, buyBack }) =>
      buyBack === 'later' && day !== null
        ? plain(`Do not buy ${symbol} before ${formatDay(day)}; switch off reinvested dividends.`)
        : NOTHING,
    overweight: ({ name, share, target }) => {
      const percent = (part: Decimal): string => `${part.times(100).toDecimalPlaces(1).toString()}%`;
      return plain(
        `${name} is ${percent(share)} of the portfolio against a target of ${percent(target)}: selling here is a trade the target asks for anyway.`,
      );
    },
    nameThisLot: ({ oldestGain, gain }) => {
      const result = (of: Money): string =>
        of === ZERO
          ? 'neither gain nor loss'
          : of > ZERO
            ? `a gain of ${money(of)}`
            : `a loss of ${money(-of)}`;
      return plain(
        `Name this lot to the broker with the order: without it the oldest shares are sold, ${result(oldestGain)} instead of ${result(gain)}.`,
      );
    },
    betterFrom: ({ day, first, gain, spares, lastDay }) => {
      const than = spares ? " and loses nothing for good that today's sale would" : '';
      const from = first === null ? '' : ` (waiting pays from ${formatDay(first)} on)`;
      const end =
        day > lastDay ? '; it is a loss of the next year then' : `; the year ends on ${formatDay(lastDay)}`;
      return plain(
        `Better from ${formatDay(day)}: sold then, at the same price, it is worth ${amount(gain)} more${than}${from}${end}. Waiting risks a rise, and a purchase in between.`,
      );
    },
    sparedNextYear: ({ day, spared, year }) =>
      plain(
        `Sold from ${formatDay(day)} on, at the same price, ${money(spared)} that is lost for good today would count, in the year that begins in ${year}: worth waiting where it has gains to meet.`,
      ),
    soldTogether: () =>
      plain('Alone it would be met by shares bought lately; sold together with them, nothing meets it.'),
    dayOrder: ({ symbol, place, count }) =>
      plain(
        `Sell it as number ${place} of the ${count} sales of ${symbol} on the day, and enter them in that order: in another order a purchase takes more of their losses.`,
      ),
    lostInAnotherOrder: ({ atMost }) =>
      plain(`In another order of the accounts' sales up to ${money(atMost)} of its loss is lost for good.`),
    plannedSalesLose: ({ more }) =>
      plain(
        `Planned trades of the same security then lose ${money(more)} more for good than without this one.`,
      ),
    likeTheLarger: ({ explained }) =>
      plain(`The plan is better without it; the ${explained} largest losses that are left alone say why.`),
    washedAway: ({ lot, why, clear }) =>
      plain(
        `${why?.text ?? `${lotWords(lot)} would be met by a purchase.`}${clear === null ? '' : ` Clear to sell from ${formatDay(clear)}.`}`,
      ),
    lostForGood: ({ lost, clear }) =>
      plain(
        `Selling now would lose ${money(lost)} for good${clear === null ? '' : `; clear to sell from ${formatDay(clear)}`}.`,
      ),
    savesNothing: () =>
      plain(
        'It would save no tax, this year or later: no gain of this year is left for it, or none of it would be taxed. It would only lower the cost of what is bought instead.',
      ),
    countsTooLittle: ({ counts, minimum }) =>
      plain(
        `Beside the others ${counts > ZERO ? `only ${money(counts)}` : 'nothing'} of its loss would count: below the minimum of ${money(minimum)}.`,
      ),
    lowersBenefit: ({ by }) =>
      plain(
        isNothing(by)
          ? 'Beside the others it would change the benefit by nothing: what is saved now is paid later.'
          : `Beside the others it would change the benefit by ${amount(by.neg())}: no gain of this year is left for it, or what is saved now is paid later.`,
      ),
    plannedAlready: ({ lot, sale }) =>
      plain(
        `${lotWords(lot)} is planned to be sold or moved${sale ? ` on ${formatDay(sale.day)} (${sale.source.table} row ${sale.source.row})` : ''} already.`,
      ),
    sheltered: ({ account }) => plain(`${accountName(account)} is sheltered: a loss there does nothing.`),
    onAnotherReturn: ({ owner }) => plain(`${owner} files alone: a plan of their own.`),
    belowMinimum: ({ loss, minimum }) =>
      plain(`The loss of ${money(loss)} is below the minimum of ${money(minimum)}.`),
    anotherYear: () =>
      plain(
        `Settings has another Tax year than the day of the sale: it changes no tax of that year. Set Tax year to the year of the sale to plan it.`,
      ),
    goalWithoutSale: () => plain('The goal is reached without any sale.'),
    noLots: () => plain(`The Lots table has no lot that can be weighed.${neverBack}`),
    noneAtLoss: () => plain(`No lot of yours with a price stands at a loss.${neverBack}`),
    noneWorthSelling: ({ count, weighed }) =>
      plain(
        `None of the ${weighed === null ? `${count} losing lots` : `${weighed} losing lots weighed`} is worth selling today; each says why below. A loss is worth most where there are gains of this year to meet.${neverBack}`,
      ),
    leftOut: ({ problem }) => plain(`Left out: ${sentence(problem)}`),
    withoutPrice: ({ lots }) =>
      plain(`${lots === 1 ? '1 lot is' : `${lots} lots are`} without a price: not weighed.`),
    ...COVERAGE_WORDS,
    plannedCount: ({ sales }) =>
      plain(`${sales === 1 ? '1 planned sale is' : `${sales} planned sales are`} counted into the year.`),
    plannedWash: ({ sale, loss, by, last }) =>
      plain(
        `The purchase of ${sale.symbol} planned for ${by.map(({ day, source }) => `${formatDay(day)} (${source.table} row ${source.row})`).join(', ')} would meet ${money(loss)} of the loss of ${formatDay(sale.day)}: it is counted so; leave the purchase out, or make it after ${formatDay(last)}.`,
      ),
    gainGiven: () => NOTHING,
    lossGiven: () => NOTHING,
    searched: ({ lots }) =>
      plain(`${lots} lots were searched step by step: another set may be slightly better.`),
    largestWeighed: ({ lots, weighed }) =>
      plain(
        `Of ${lots} losing lots ${weighed} were weighed: those of the securities with the largest losses.`,
      ),
    noTax: ({ missing }) => plain(`No tax figures: ${missing}.`),
    taxNote: ({ note }) => plain(note),
    zeroBand: () => NOTHING,
    goalNeedsIncome: ({ goal }) =>
      plain(
        `The goal “${goalWords(goal)}” needs the rates or the income of Settings: all sales worth making are shown.`,
      ),
    goalNotHere: ({ goal }) =>
      plain(
        `The goal “${goalWords(goal)}” is of another law: here no loss comes off other income. All sales worth making are shown.`,
      ),
    goalReached: reached =>
      goalReached(reached, `the year's gains less losses are ${amount(reached.net)}`, amount),
    nameLots: ({ sale, lots }) =>
      plain(
        `Planned sale of ${exactText(sale.quantity)} ${sale.symbol} on ${formatDay(sale.day)} in ${accountName(sale.account)} (${sale.source.table} row ${sale.source.row}): name ${lots.map(({ acquired, name, shares }) => `${exactText(shares)} acquired ${formatDay(acquired)}${name === null ? '' : ` (lot ${name})`}`).join(', ')}.`,
      ),
    namedWorth: ({ benefit }) =>
      plain(`Named so, the planned sales are worth ${amount(benefit)} more today than first in, first out.`),
    rescue: ({ sold, loss, bought, until }) =>
      plain(
        `Sell the ${exactText(bought.shares)} ${bought.symbol} bought ${formatDay(bought.day)} in ${accountName(bought.account)} by ${formatDay(until)}, and buy none until then: ${money(loss)} of the loss of ${formatDay(sold.day)} comes out with them.`,
      ),
    carriedOut: ({ symbol, sold, soldOn, planned, realised }) =>
      plain(
        `${exactText(sold)} ${symbol} sold by ${formatDay(soldOn)}: planned loss ${money(planned)}, counted ${money(realised)}.`,
      ),
    replacementNotes: notes => notes.map(noteText),
    ...law.planWords,
  };
}
