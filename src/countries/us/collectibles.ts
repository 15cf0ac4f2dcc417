/**
 * Trusts that hold metal and pass it through to their owners, as grantor trusts: shares of them are collectibles, of
 * which a long-term gain is taxed at up to 28% (26 U.S.C. §§ 1(h)(4), (5), 408(m); ILM 200732026). Read from their
 * sponsors' tax pages on 2026-11-30; others may be.
 */
export const METAL_TRUSTS: ReadonlySet<string> = new Set(
  'GLD GLDM IAU IAUM SGOL BAR AAAU OUNZ GLTR SLV SIVR PPLT PALL'.split(' '),
);
