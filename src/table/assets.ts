import type { Asset } from '../engine/records';
import { isBlank, type Cell } from './cell';
import { readText } from './readCell';
import { normalizeHeading, onceEach } from '../base/text';
import { FAULTS, type Fault } from './faults';

const WORDS: Readonly<Record<string, Asset>> = {
  STOCK: 'stock',
  STOCKS: 'stock',
  SHARE: 'stock',
  SHARES: 'stock',
  EQUITY: 'stock',
  ADR: 'stock',
  FUND: 'fund',
  MUTUALFUND: 'fund',
  ETF: 'etf',
  ETN: 'etf',
  CLOSEDENDFUND: 'fund',
  CEF: 'fund',
  INDEXFUND: 'fund',
  MONEYMARKETFUND: 'fund',
  EXCHANGETRADEDFUND: 'etf',
  BOND: 'bond',
  FIXEDINCOME: 'bond',
  TREASURY: 'bond',
  BILL: 'bill',
  BILLS: 'bill',
  TREASURYBILL: 'bill',
  TBILL: 'bill',
  NOTE: 'bond',
  TREASURYNOTE: 'bond',
  CORPORATEBOND: 'bond',
  MUNICIPALBOND: 'bond',
  MUNI: 'bond',
  GILT: 'bond',
  CD: 'bond',
  CERTIFICATEOFDEPOSIT: 'bond',
  CRYPTO: 'crypto',
  CRYPTOCURRENCY: 'crypto',
  COIN: 'crypto',
  TOKEN: 'crypto',
  DIGITALASSET: 'crypto',
  OPTION: 'option',
  CALL: 'option',
  PUT: 'option',
  INDEXOPTION: 'indexOption',
  NONEQUITYOPTION: 'indexOption',
  SECTION1256: 'indexOption',
  FUTURE: 'future',
  FUTURES: 'future',
  REGULATEDFUTURE: 'future',
  RIGHT: 'right',
  RIGHTS: 'right',
  WARRANT: 'right',
  WARRANTS: 'right',
  CURRENCY: 'currency',
  FOREX: 'currency',
  FX: 'currency',
  FOREIGNCURRENCY: 'currency',
  COLLECTIBLE: 'collectible',
  COLLECTIBLES: 'collectible',
  BULLION: 'collectible',
  PRECIOUSMETAL: 'collectible',
  METALTRUST: 'metalTrust',
  GOLDTRUST: 'metalTrust',
  SILVERTRUST: 'metalTrust',
  COMMODITYTRUST: 'metalTrust',
  EQUITYFUND: 'fund',
  AKTIENFONDS: 'fund',
  BONDFUND: 'bondFund',
  RENTENFONDS: 'bondFund',
  MIXEDFUND: 'mixedFund',
  BALANCEDFUND: 'mixedFund',
  MISCHFONDS: 'mixedFund',
  PROPERTYFUND: 'propertyFund',
  REALESTATEFUND: 'propertyFund',
  IMMOBILIENFONDS: 'propertyFund',
  MONEYMARKET: 'fund',
  MMF: 'fund',
  DEBENTURE: 'bond',
  STRIP: 'bond',
  TIPS: 'bond',
  OTHER: 'other',
};

/** Kinds with a law of their own that is not built: said by name, never taken for shares. */
const NOT_BUILT: readonly (readonly [RegExp, Fault])[] = [
  [
    /^(?:QSBS|QUALIFIEDSMALLBUSINESSSTOCK|SECTION1202(?:STOCK)?|1202(?:STOCK)?)$/,
    {
      code: 'smallBusinessStock',
      found: 'the exclusion of gain on qualified small business stock is not worked out',
      remedy:
        'leave its sale out of the tables, and enter the part of the gain that is taxed in Settings, under Long-term gain elsewhere',
    },
  ],
  [
    /^(?:CFD|CFDS|CONTRACTFORDIFFERENCE|SWAP|SPREADBET|PERPETUAL)$/,
    {
      code: 'swap',
      found: 'a contract for difference or a swap is neither a share nor a future: its tax is not worked out',
      remedy: 'leave its rows out of the tables',
    },
  ],
];

/** A coupon below 20% and a day, as issues are written: `T 4.25 11/15/2034`, `AAPL 3.25% 02/23/26`. */
const COUPON_AND_DAY =
  /^[A-Z]{1,5}(?: CORP| INC)? 1?\d(?:\.\d{1,5}| \d\/\d{1,2})?%? \d{1,2}\/\d{1,2}\/(?:20)?\d{2}$/;
/** A CUSIP; within an ISIN of the United States or Canada it stands between the country and the check digit. */
const CUSIP = /^(?:(?:US|CA)([0-9A-Z]{9})\d|([0-9A-Z]{9}))$/;

/**
 * An issue of debt without doubt: by coupon and maturity, or by a CUSIP, whose issue number (its seventh and eighth
 * character) holds a letter for debt and is two digits for shares (CUSIP Global Services), where its check digit is right.
 */
export const isDebtIdentifier = onceEach(symbol => {
  if (COUPON_AND_DAY.test(symbol)) return true;
  const match = CUSIP.exec(symbol);
  const cusip = match?.[1] ?? match?.[2];
  return (
    cusip !== undefined &&
    /[A-Z]/.test(cusip.slice(6, 8)) &&
    /\d/.test(cusip.slice(0, 6)) &&
    hasCheckDigit(cusip)
  );
});

/** Every second value is doubled, and the digits of all are added up. */
function hasCheckDigit(cusip: string): boolean {
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const value = parseInt(cusip[at]!, 36) * (at % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return String((10 - (sum % 10)) % 10) === cusip[8];
}

/** A bond's issue is known by a number, a coupon or a year; letters alone are a fund of bonds, priced by the share. */
export const isIssue = (symbol: string): boolean => /\d/.test(symbol);

export function readAsset(cell: Cell): Asset | null | Fault {
  if (isBlank(cell)) return null;
  const word = normalizeHeading(readText(cell));
  return WORDS[word] ?? NOT_BUILT.find(([form]) => form.test(word))?.[1] ?? FAULTS.oneOf(cell, KINDS);
}

/** Kinds as a table writes them. */
export const KINDS = [
  'stock',
  'fund',
  'ETF',
  'metal trust',
  'mixed fund',
  'property fund',
  'bond fund',
  'bond',
  'bill',
  'CD',
  'crypto',
  'option',
  'index option',
  'future',
  'right',
  'collectible',
  'currency',
  'other',
] as const;

/** Kinds of shares, the more special one later: between them nothing decides differently but by country. */
export const SHARE_KINDS: readonly Asset[] = [
  'stock',
  'fund',
  'etf',
  'metalTrust',
  'mixedFund',
  'propertyFund',
  'bondFund',
];

const SPELLED: Readonly<Partial<Record<Asset, string>>> = {
  indexOption: 'index option',
  metalTrust: 'metal trust',
  mixedFund: 'mixed fund',
  propertyFund: 'property fund',
  bondFund: 'bond fund',
};

/** A kind as a table shows it, fit to be read again. */
export const kindWord = (asset: Asset): string => SPELLED[asset] ?? asset;
