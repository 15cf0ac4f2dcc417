import { cents, fromCents, size, ZERO, type Money } from './exact';

const ONE = BigInt(1);

/**
 * Rounds each amount to the cent so that the rounded ones add up to the rounded total
 * (largest remainder; among equal remainders the earlier takes the cent).
 */
export function apportionCents(amounts: readonly Money[]): Money[] {
  const total = cents(amounts.reduce((sum, amount) => sum + amount, ZERO));
  const floors = amounts.map(amount => {
    const rounded = cents(amount);
    return fromCents(rounded) > amount ? rounded - ONE : rounded;
  });
  let missing = total - floors.reduce((sum, count) => sum + count, ZERO);
  const byRemainder = amounts
    .map((amount, index) => ({ index, remainder: size(amount - fromCents(floors[index]!)) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (missing <= ZERO) break;
    floors[index]! += ONE;
    missing -= ONE;
  }
  return floors.map(fromCents);
}
