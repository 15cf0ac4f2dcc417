/** What is beyond doubt by its symbol alone, as of 2026-11-30. */

/**
 * Roots of options on broad indexes, settled in cash: nonequity options (26 U.S.C. § 1256(g)(3), (6)). Read from the
 * exchange's product pages (Cboe: SPX, XSP, RUT, MRUT, DJX, OEX, XEO, VIX; Nasdaq: NDX, XND).
 */
const INDEX_ROOTS: ReadonlySet<string> = new Set(
  'SPX SPXW SPXPM XSP NANOS OEX XEO RUT RUTW MRUT DJX NDX NDXP XND VIX VIXW'.split(' '),
);

export const isIndexRoot = (underlying: string): boolean => INDEX_ROOTS.has(underlying);

/** `/ES`, `/MESZ26`, and an option on one `./ESZ26C5000`: no share is written so. */
const FUTURE = /^\.?\/[A-Z0-9]{1,4}(?:[FGHJKMNQUVXZ]\d{1,2})?(?:[CP]\d+(?:\.\d+)?)?(?: |$)/;

export const isFutureSymbol = (symbol: string): boolean => FUTURE.test(symbol);
