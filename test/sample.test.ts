// The sample workbook is read here as a person with a pocket calculator would: none of the product's own code is used,
// so that a wrong figure in the sample cannot be hidden by the same mistake in the engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../workbench/sample');

interface Sheet {
  readonly name: string;
  readonly file: string;
  readonly columnWidths: readonly number[];
}
const workbook = JSON.parse(readFileSync(join(folder, 'workbook.json'), 'utf8')) as {
  readonly timeZone: string;
  readonly sheets: readonly Sheet[];
};

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const chars = Array.from(text);
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (chars[at + 1] === '"') cell += chars[++at]!;
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || char === '\n') {
      rows[rows.length - 1]!.push(cell);
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  return rows.slice(0, -1);
}

const grid = (file: string): string[][] => parseCsv(readFileSync(join(folder, file), 'utf8'));

function table(file: string): Record<string, string>[] {
  const [headings, ...rows] = grid(file);
  return rows.map(row => Object.fromEntries(headings!.map((heading, i) => [heading, row[i] ?? ''])));
}

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const iso = (serial: number): string => new Date(serial * 86_400_000).toISOString().slice(0, 10);
const cents = (text: string): number => Math.round(Number(text) * 100);
/** Ten-thousandths of a share: the finest the sample goes. */
const shares = (text: string): number => Math.round(Number(text) * 10_000);

const AS_OF = '2026-11-20';
const lots = table('lots.csv');
const trades = table('trades.csv');
const prices = new Map(table('prices.csv').map(row => [row.Symbol!, cents(row.Price!)]));
const past = trades.filter(trade => trade.Date! <= AS_OF);
const planned = trades.filter(trade => trade.Date! > AS_OF);
const isSale = (trade: Record<string, string>): boolean => trade.Action === 'Sell';

interface Holding {
  readonly account: string;
  readonly symbol: string;
  readonly acquired: string;
  quantity: number;
  basis: number;
}
interface Sold {
  readonly account: string;
  readonly symbol: string;
  readonly acquired: string;
  readonly date: string;
  readonly quantity: number;
  readonly gain: number;
}

/** First in, first out within each account. Every split must come out in whole cents. */
function fifo(): { readonly held: Holding[]; readonly sold: Sold[] } {
  const held: Holding[] = [];
  const sold: Sold[] = [];
  for (const trade of past) {
    const account = trade.Account!;
    const symbol = trade.Symbol!;
    const quantity = shares(trade.Quantity!);
    const amount = cents(trade.Amount!);
    if (!isSale(trade)) {
      held.push({ account, symbol, acquired: trade.Date!, quantity, basis: amount });
      continue;
    }
    let left = quantity;
    for (const lot of held) {
      if (left === 0 || lot.quantity === 0 || lot.account !== account || lot.symbol !== symbol) continue;
      const taken = Math.min(left, lot.quantity);
      const basis = (lot.basis * taken) / lot.quantity;
      const proceeds = (amount * taken) / quantity;
      expect(Math.abs(basis - Math.round(basis))).toBeLessThan(1e-6);
      expect(Math.abs(proceeds - Math.round(proceeds))).toBeLessThan(1e-6);
      const gain = Math.round(proceeds) - Math.round(basis);
      sold.push({ account, symbol, acquired: lot.acquired, date: trade.Date!, quantity: taken, gain });
      lot.quantity -= taken;
      lot.basis -= Math.round(basis);
      left -= taken;
    }
    expect(left).toBe(0);
  }
  return { held: held.filter(lot => lot.quantity > 0), sold };
}

const { held, sold } = fifo();
const washes = sold.flatMap(sale =>
  sale.gain >= 0 || /IRA|401k/.test(sale.account)
    ? []
    : past
        .filter(
          trade =>
            !isSale(trade) &&
            trade.Symbol === sale.symbol &&
            Math.abs(day(trade.Date!) - day(sale.date)) <= 30 &&
            !(trade.Account === sale.account && trade.Date === sale.acquired),
        )
        .map(replacement => ({ sale, replacement })),
);

const key = (account: string, symbol: string, acquired: string): string =>
  `${account} | ${symbol} | ${acquired}`;
const lotKey = (lot: Record<string, string>): string => key(lot.Account!, lot.Symbol!, lot.Acquired!);
const marketValue = (lot: Record<string, string>): number =>
  Math.round((shares(lot.Quantity!) * prices.get(lot.Symbol!)!) / 10_000);

function lotOf(account: string, symbol: string, acquired: string): Record<string, string> {
  const found = lots.filter(lot => lotKey(lot) === key(account, symbol, acquired));
  expect(found).toHaveLength(1);
  return found[0]!;
}
const loss = (lot: Record<string, string>): number => cents(lot['Cost basis']!) - marketValue(lot);

/** Purchases of the symbol by anyone in the household from 30 days before to 30 days after a sale on the as-of day. */
const blockers = (lot: Record<string, string>): string[] =>
  trades
    .filter(trade => !isSale(trade) && trade.Symbol === lot.Symbol)
    .filter(trade => Math.abs(day(trade.Date!) - day(AS_OF)) <= 30)
    .filter(trade => key(trade.Account!, trade.Symbol!, trade.Date!) !== lotKey(lot))
    .map(trade => `${trade.Account!} ${trade.Date!}`);

describe('the sample workbook', () => {
  test('lists sheets whose files are there, each line as long as the first', () => {
    expect(workbook.timeZone).toBe('America/New_York');
    for (const sheet of workbook.sheets) {
      const rows = grid(sheet.file);
      expect(new Set(rows.map(row => row.length)).size).toBe(1);
      expect(sheet.columnWidths.length).toBeGreaterThanOrEqual(rows[0]!.length);
    }
  });

  test('stands on one as-of day, a cell that every formula with a day points at', () => {
    expect(grid('start-here.csv')[8]!.slice(0, 2)).toEqual(['As-of day', AS_OF]);
    const formulas = workbook.sheets.flatMap(sheet =>
      grid(sheet.file)
        .flat()
        .filter(cell => cell.startsWith('=')),
    );
    const dated = formulas.filter(formula =>
      /^=(HARVEST_LOSS|WASH_SALE_RISK|BUY_CHECK|NET_GAIN|REALIZED_GAINS|OPEN_LOTS|HARVEST_PLAN)\(/.test(
        formula,
      ),
    );
    expect(dated.length).toBeGreaterThan(8);
    for (const formula of dated) expect(formula).toContain("'Start here'!$B$9");
  });

  test('has about sixty lots of at least eighteen symbols, all of them priced', () => {
    expect(lots.length).toBeGreaterThanOrEqual(55);
    expect(lots.length).toBeLessThan(79); // the formulas read rows 1 to 80
    expect(new Set(lots.map(lot => lot.Symbol)).size).toBeGreaterThanOrEqual(18);
    for (const lot of lots) expect(prices.get(lot.Symbol!)).toBeGreaterThan(0);
    lots.forEach((lot, i) => {
      expect(lot.Price).toBe(`=VLOOKUP(D${i + 2},Prices!$A$2:$B$60,2,FALSE)`);
    });
  });

  test('happens within four years, in order, on days that exist', () => {
    const dates = trades.map(trade => trade.Date!);
    expect([...dates].sort()).toEqual(dates);
    for (const date of dates) expect(iso(day(date))).toBe(date);
    expect(dates[0]! >= '2022-11-20').toBe(true);
    expect(dates[dates.length - 1]! <= '2026-12-20').toBe(true);
  });

  test.each(trades.map((trade, i) => [i + 2, trade] as const))(
    'Trades row %i: Amount is Quantity × Price, with fees on a purchase and net of them on a sale',
    (_row, trade) => {
      const gross = Number(trade.Quantity) * Number(trade.Price);
      const fees = Number(trade.Fees);
      expect(Math.abs(Number(trade.Amount) - (isSale(trade) ? gross - fees : gross + fees))).toBeLessThan(
        0.02,
      );
    },
  );

  test('calls an account by one type, owner and asset throughout', () => {
    const types = new Map<string, string>();
    for (const row of [...lots, ...trades]) {
      const told = `${row['Account type']!} of ${row.Owner!}`;
      expect(types.get(row.Account!) ?? told).toBe(told);
      types.set(row.Account!, told);
    }
    expect(types.size).toBe(7);
    const assets = new Map(table('securities.csv').map(row => [row.Symbol, row.Asset]));
    for (const row of [...lots, ...trades]) expect(row.Asset).toBe(assets.get(row.Symbol));
  });

  test('suggests replacements of another index and the same class', () => {
    const securities = new Map(table('securities.csv').map(row => [row.Symbol!, row]));
    for (const row of securities.values())
      for (const name of row.Replacement!.split(';').filter(Boolean)) {
        const other = securities.get(name);
        if (!other) continue; // a sector fund in place of one company
        expect(other.Class).toBe(row.Class);
        if (row.Index) expect(other.Index).not.toBe(row.Index);
      }
  });
});

describe('its trades explain its lots', () => {
  test('one earlier wash sale, whole, in one account', () => {
    expect(
      washes.map(({ sale, replacement }) => [sale.account, sale.symbol, sale.date, replacement.Date]),
    ).toEqual([['Sam brokerage', 'NVDA', '2026-03-12', '2026-03-27']]);
    const { sale, replacement } = washes[0]!;
    expect(shares(replacement.Quantity!)).toBe(sale.quantity);
  });

  test('every lot to the share and the cent, and no lot missing', () => {
    const expected = held.map(lot => {
      const wash = washes.find(
        ({ replacement }) =>
          key(replacement.Account!, replacement.Symbol!, replacement.Date!) ===
          key(lot.account, lot.symbol, lot.acquired),
      );
      return {
        lot: key(lot.account, lot.symbol, lot.acquired),
        quantity: lot.quantity,
        basis: lot.basis - (wash?.sale.gain ?? 0),
        included: wash ? 'Yes' : '',
        start: wash ? iso(day(lot.acquired) - (day(wash.sale.date) - day(wash.sale.acquired))) : '',
      };
    });
    const stated = lots.map(lot => ({
      lot: lotKey(lot),
      quantity: shares(lot.Quantity!),
      basis: cents(lot['Cost basis']!),
      included: lot['Wash adjustment included'],
      start: lot['Holding start'],
    }));
    const byName = (a: { lot: string }, b: { lot: string }): number => (a.lot < b.lot ? -1 : 1);
    expect(stated.sort(byName)).toEqual(expected.sort(byName));
  });

  test('2025 ended with the long-term carryover that Settings brings in', () => {
    const of2025 = sold.filter(sale => sale.date.startsWith('2025'));
    for (const sale of of2025) expect(day(sale.date) - day(sale.acquired)).toBeGreaterThan(366);
    const net = of2025.reduce((sum, sale) => sum + sale.gain, 0);
    const settings = new Map(table('settings.csv').map(row => [row.Setting, row.Value]));
    expect(cents(settings.get('Long-term carryover in')!)).toBe(-net - 300_000);
  });

  test('2026 so far: 2,175.00 short-term and 6,953.09 long-term before the carryover', () => {
    const taxable = sold.filter(sale => sale.date.startsWith('2026') && !/IRA|401k/.test(sale.account));
    const counted = taxable.filter(sale => !washes.some(wash => wash.sale === sale));
    const short = counted.filter(sale => day(sale.date) - day(sale.acquired) <= 365);
    const long = counted.filter(sale => day(sale.date) - day(sale.acquired) > 365);
    expect(short.reduce((sum, sale) => sum + sale.gain, 0)).toBe(217_500);
    expect(long.reduce((sum, sale) => sum + sale.gain, 0)).toBe(695_309);
  });
});

describe('its stories', () => {
  test.each([
    ['Joint brokerage', 'INTC', '2024-01-08', 270_000],
    ['Joint brokerage', 'BND', '2024-09-16', 37_500],
    ['Sam brokerage', 'NKE', '2023-11-14', 255_000],
    ['Alex brokerage', 'PYPL', '2023-02-13', 190_800],
    ['Alex brokerage', 'QQQ', '2026-07-08', 89_500],
    ['Alex brokerage', 'IBIT', '2026-01-14', 88_800],
    ['Sam brokerage', 'NVDA', '2026-03-27', 34_500],
  ])('%s %s of %s is a clean loss with a replacement', (account, symbol, acquired, amount) => {
    const lot = lotOf(account, symbol, acquired);
    expect(loss(lot)).toBe(amount);
    expect(blockers(lot)).toEqual([]);
    expect(table('securities.csv').find(row => row.Symbol === symbol)!.Replacement).not.toBe('');
  });

  test("Alex's PFE is washed whole by Sam's purchase two weeks ago", () => {
    const lot = lotOf('Alex brokerage', 'PFE', '2023-10-16');
    expect(loss(lot)).toBe(135_000);
    expect(blockers(lot)).toEqual(['Sam brokerage 2026-11-06']);
    expect(shares(lotOf('Sam brokerage', 'PFE', '2026-11-06').Quantity!)).toBeGreaterThanOrEqual(
      shares(lot.Quantity!),
    );
  });

  test('AGG is washed in part by a reinvestment eleven days before', () => {
    const lot = lotOf('Joint brokerage', 'AGG', '2024-09-23');
    expect(loss(lot)).toBe(124_000);
    expect(blockers(lot)).toEqual(['Joint brokerage 2026-11-09']);
    expect(day(AS_OF) - day('2026-11-09')).toBe(11);
    expect(shares(lotOf('Joint brokerage', 'AGG', '2026-11-09').Quantity!)).toBeLessThan(
      shares(lot.Quantity!),
    );
  });

  test('DIS turns long-term within days, at a loss', () => {
    const lot = lotOf('Joint brokerage', 'DIS', '2025-11-24');
    expect(loss(lot)).toBe(81_900);
    expect(blockers(lot)).toEqual([]);
  });

  test('VNQ loses too little to bother', () => {
    const lot = lotOf('Sam brokerage', 'VNQ', '2025-08-19');
    expect(loss(lot)).toBe(5_400);
    expect(blockers(lot)).toEqual([]);
  });

  test('PFE in the IRA has nothing to harvest', () => {
    const lot = lotOf('Alex IRA', 'PFE', '2022-12-12');
    expect(lot['Account type']).toBe('IRA');
    expect(loss(lot)).toBe(280_000);
  });

  test('VTI is bought by the 401k every fourteen days, twice within the window already', () => {
    const lot = lotOf('Alex brokerage', 'VTI', '2026-08-26');
    expect(loss(lot)).toBe(74_800);
    expect(blockers(lot)).toEqual(['Alex 401k 2026-10-30', 'Alex 401k 2026-11-13']);
    const paydays = trades.filter(trade => trade.Account === 'Alex 401k').map(trade => day(trade.Date!));
    expect(paydays.length).toBeGreaterThanOrEqual(8);
    for (const [i, payday] of paydays.entries()) expect(payday - paydays[0]!).toBe(14 * i);
  });

  test("ITOT would be washed in part by the purchase planned in Sam's Roth IRA", () => {
    const lot = lotOf('Sam brokerage', 'ITOT', '2026-08-18');
    expect(loss(lot)).toBe(25_200);
    expect(blockers(lot)).toEqual(['Sam Roth IRA 2026-12-14']);
    expect(planned.map(trade => `${trade.Action!} ${trade.Symbol!}`)).toEqual(['Sell MSFT', 'Buy ITOT']);
  });

  test('the bitcoin coin has a loss and a purchase this month, which the rule does not reach', () => {
    const lot = lotOf('Coin exchange', 'BTC', '2025-10-06');
    expect(lot.Asset).toBe('Crypto');
    expect(loss(lot)).toBe(200_962);
    expect(blockers(lot)).toEqual(['Coin exchange 2026-11-12']);
  });

  test('VWO was swapped for IEMG on 5 November, so it may be bought again on 6 December', () => {
    const swap = past
      .filter(trade => trade.Date === '2026-11-05')
      .map(trade => `${trade.Action!} ${trade.Symbol!}`);
    expect(swap).toEqual(['Sell VWO', 'Buy IEMG']);
    expect(sold.filter(sale => sale.symbol === 'VWO').map(sale => sale.gain)).toEqual([-86_000, -69_600]);
    expect(iso(day('2026-11-05') + 31)).toBe('2026-12-06');
    expect(lots.some(lot => lot.Symbol === 'VWO')).toBe(false);
  });
});
