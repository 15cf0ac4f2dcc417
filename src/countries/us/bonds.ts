/**
 * What a bond brings above its cost is interest as far as it is original issue or accrued market discount (26 U.S.C.
 * §§ 1271(a), 1272(d)(2), 1276(a)), and all of it where it is a bill (§ 1271(a)(3)): which, the tables do not tell.
 */
export const bondsNote = (symbols: readonly string[]): string =>
  `${symbols.join(', ')}: of a gain on a bond what is discount is interest, not capital gain, and all of it on a bill; the figures here do not take it apart [26 U.S.C. §§ 1271(a), 1276(a)].`;
