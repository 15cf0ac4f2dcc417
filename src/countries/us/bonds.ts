import type { Money } from '../../base/exact';
import { dollars } from './dollars';

/**
 * What a bond brings above its cost is interest as far as it is original issue or accrued market discount (26 U.S.C.
 * §§ 1271(a), 1272(d)(2), 1276(a)): how much, only rows of Trades tell.
 */
export const bondsNote = (symbols: readonly string[]): string =>
  `${symbols.join(', ')}: of a gain on a bond what is discount is interest, not capital gain; enter it as a row Market discount on the day of the sale, or as Original issue discount as it accrues [26 U.S.C. §§ 1271(a), 1276(a)].`;

export const interestNote = (interest: Money): string =>
  `${dollars(interest)} that bonds and bills brought above their cost is interest: ordinary income for Schedule B, in no figure here [26 U.S.C. §§ 1271(a)(3), 1276(a)].`;
