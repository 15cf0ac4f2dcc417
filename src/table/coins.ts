/**
 * Tickers of coins, the largest by market value on 2026-11-30. Most are the ticker of a share or a fund too (BTC and
 * ETH are Grayscale's trusts, LTC and BCH listed companies): alone they settle nothing.
 */
const COINS: ReadonlySet<string> = new Set(
  'BTC XBT ETH SOL XRP BNB DOGE ADA TRX AVAX LINK DOT LTC BCH XLM HBAR TON SHIB UNI AAVE NEAR ATOM ALGO FIL ETC XMR MATIC POL USDT USDC DAI'.split(
    ' ',
  ),
);

/** `BTC-USD`, `BTC/USD`, and `BTCUSD` as GOOGLEFINANCE has it. */
const PAIR = /^([A-Z]{3,5}?)[-/]?(USDT?|USDC|EUR|GBP|CAD|AUD|CHF|JPY|INR)$/;

/** A coin without doubt: its ticker against money. */
export const isCoinPair = (symbol: string): boolean => COINS.has(PAIR.exec(symbol)?.[1] ?? '');

/** The ticker of a coin, and perhaps of something else. */
export const isCoinTicker = (symbol: string): boolean => COINS.has(symbol);
