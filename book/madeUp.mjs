/*
 * Households that nobody has: seeded, so that every machine makes the same ones. Each is a few accounts under one law,
 * three years of purchases and some sales, purchases still to come, prices of one day, and now and then what people get
 * wrong. Cells as JSON has them.
 */
const AS_OF = '2026-11-20';
const DAY = 86_400_000;
const DAYS = 3 * 365;

/** Numbers that look random and are the same in every run (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const iso = (asOf, days) => new Date(Date.parse(`${asOf}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const cents = amount => Math.round(amount * 100) / 100;

/** How often a law is drawn, and what its families hold. */
const LAWS = [
  {
    country: 'US',
    share: 0.7,
    accounts: [
      ['Joint', 'Taxable', 'Self'],
      ['Brokerage', 'Taxable', 'Spouse'],
      ['Roth IRA', 'Roth IRA', 'Self'],
    ],
    settings: [
      ['Filing status', 'Married filing jointly'],
      ['Taxable income', 180000],
      ['Modified AGI', 215000],
    ],
    replacements: { VTI: 'ITOT', VXUS: 'IXUS', QQQ: 'VUG', BND: 'AGG' },
    symbols: ['VTI', 'VXUS', 'QQQ', 'BND', 'AAPL', 'MSFT', 'BTC-USD', 'TSLA'],
  },
  {
    country: 'UK',
    share: 0.12,
    accounts: [
      ['GIA', 'GIA', 'Self'],
      ['ISA', 'ISA', 'Self'],
    ],
    settings: [['Taxable income', 62000]],
    replacements: { VWRL: 'SWDA' },
    symbols: ['VWRL', 'VUSA', 'BP', 'VOD', 'DGE'],
  },
  {
    country: 'Canada',
    share: 0.1,
    accounts: [
      ['Cash', 'Non-registered', 'Self'],
      ['TFSA', 'TFSA', 'Self'],
    ],
    settings: [['Ordinary rate', 0.43]],
    replacements: { XIC: 'ZCN' },
    symbols: ['XIC', 'XEQT', 'SHOP', 'RY', 'ENB'],
  },
  {
    country: 'Germany',
    share: 0.08,
    accounts: [['Depot', 'Taxable', 'Self']],
    settings: [],
    replacements: {},
    symbols: ['SAP', 'SIE', 'ALV', 'IWDA'],
  },
];

const drawLaw = random => {
  let left = random();
  return LAWS.find(({ share }) => (left -= share) < 0) ?? LAWS[0];
};

/**
 * One household. @param {number} number its place in the book: the same number, the same household
 * @returns {{household: string, tables: Record<'trades'|'settings'|'securities'|'prices'|'lots', any[][] | null>}}
 */
export function madeUpHousehold(number, { trades: wanted = 82, asOf = AS_OF } = {}) {
  const random = seeded(0x5eed + number * 7919);
  const law = drawLaw(random);
  const household = `H${String(number).padStart(5, '0')}`;
  const priceAt = Object.fromEntries(law.symbols.map(symbol => [symbol, 20 + Math.floor(random() * 300)]));
  const drift = Object.fromEntries(law.symbols.map(symbol => [symbol, (random() - 0.45) * 0.8]));
  const price = (symbol, daysAgo) =>
    cents(priceAt[symbol] * (1 + drift[symbol] * (1 - daysAgo / DAYS)) * (0.93 + 0.14 * random()));
  const held = new Map();
  const rows = [];
  const count = Math.max(4, Math.round(wanted * (0.5 + random())));
  for (let at = 0; at < count; at++) {
    const daysAgo = Math.floor(DAYS - (at * (DAYS - 2)) / count);
    const account = law.accounts[Math.floor(random() * law.accounts.length)];
    const symbol = law.symbols[Math.floor(random() * law.symbols.length)];
    const key = `${account[0]} ${symbol}`;
    const has = held.get(key) ?? 0;
    const sells = has > 1 && random() < 0.2;
    const quantity = sells ? Math.max(1, Math.floor(has * random())) : 1 + Math.floor(random() * 60);
    held.set(key, has + (sells ? -quantity : quantity));
    const amount = cents(quantity * price(symbol, daysAgo));
    rows.push([iso(asOf, -daysAgo), sells ? 'Sell' : 'Buy', symbol, quantity, amount, ...account]);
  }
  if (random() < 0.4) {
    const symbol = law.symbols[0];
    const amount = cents(10 * price(symbol, 0));
    rows.push([iso(asOf, 3 + Math.floor(random() * 25)), 'Buy', symbol, 10, amount, ...law.accounts.at(-1)]);
  }
  // What people get wrong, in one of twelve: a day that is none, more sold than held.
  if (random() < 1 / 24) rows[0][0] = '31/02/2025';
  else if (random() < 1 / 24)
    rows.push([iso(asOf, -1), 'Sell', law.symbols.at(-1), 5000, 50000, ...law.accounts[0]]);
  const symbols = [...new Set(rows.map(row => row[2]))];
  return {
    household,
    tables: {
      lots: null,
      trades: [
        ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account', 'Account type', 'Owner'],
        ...rows,
      ],
      settings: [['Setting', 'Value'], ['Country', law.country], ...law.settings],
      securities: [
        ['Symbol', 'Replacement'],
        ...Object.entries(law.replacements).map(([symbol, other]) => [symbol, other]),
      ],
      prices: [
        ['Symbol', 'Price', 'As of'],
        ...symbols.map(symbol => [symbol, price(symbol, 0), iso(asOf, -Math.floor(random() * 3))]),
      ],
    },
  };
}
