/** @jest-environment jsdom */
import axe from 'axe-core';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import type { Answer } from '../../src/addon/answer';
import type { SheetRequest } from '../../src/addon/formsServer';
import type { Opened } from '../../src/addon/found';
import type { WriteRequest } from '../../src/addon/writeRequest';
import { dayFromIso } from '../../src/base/day';
import { App } from '../../src/sidebar/App';
import type { Server } from '../../src/sidebar/server';
import type { Range } from '../../src/table/cell';

const at = (iso: string) => ({ day: dayFromIso(iso)!, seconds: 0 });
const found = (name: string, cells: Range) => ({ reference: `'${name}'!A1:H9`, cells, fingerprint: name });

const LOTS: Range = [
  ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Replacement'],
  ['VTI', 100, at('2024-03-01'), 30000, 240, 'Brokerage', 'SCHB'],
  ['BND', 100, at('2024-03-01'), 8000, 70, 'Brokerage', ''],
  ['PFE', 10, at('2024-03-01'), 300, 25, 'Brokerage', ''],
];
const SETTINGS: Range = [
  ['Setting', 'Value'],
  ['Taxable income', 120000],
  ['Short-term gain elsewhere', 5000],
];

const opened = (tables: Partial<Opened['tables']> = {}): Answer<Opened> => ({
  ok: true,
  tables: {
    lots: found('Lots', LOTS),
    trades: null,
    settings: found('Settings', SETTINGS),
    securities: null,
    ...tables,
  },
  asOf: dayFromIso('2026-11-20')!,
  asOfFrom: null,
  prices: null,
  isComputing: false,
  canUndo: false,
  lastImport: null,
  answers: [],
  forms: null,
  years: null,
  imports: { trades: 'none', lots: 'none', gains: 'none' },
  written: null,
  notes: [],
});

/** Answers of the server that the page still waits for. */
const pending = new Set<Promise<unknown>>();

const told =
  <A extends unknown[], T>(answer: (...args: A) => Promise<T>) =>
  (...args: A) => {
    const promise = answer(...args);
    pending.add(promise);
    return promise;
  };

const notAsked = () => Promise.reject(new Error('this was not to be asked'));

const serverWith = (over: Partial<Server> = {}): Server => {
  const server: Server = {
    open: () => Promise.resolve(opened()),
    useSelection: () => Promise.resolve(opened()),
    saveSettings: () => Promise.resolve(opened()),
    write: () => Promise.resolve({ ok: true, sheet: 'Harvest plan', sales: 2, notes: [] }),
    undo: () => Promise.resolve({ ok: true, sheet: null, notes: [] }),
    isCurrent: notAsked,
    show: notAsked,
    selected: notAsked,
    fillAccountType: notAsked,
    answerKind: notAsked,
    fillPrices: notAsked,
    startOwn: notAsked,
    readTab: notAsked,
    importBegin: notAsked,
    importRows: notAsked,
    importEnd: notAsked,
    importCancel: notAsked,
    importUndo: notAsked,
    writeSheet: notAsked,
    closeYear: notAsked,
    ...over,
  };
  return {
    ...server,
    open: told(server.open),
    useSelection: told(server.useSelection),
    saveSettings: told(server.saveSettings),
    write: told(server.write),
    undo: told(server.undo),
  };
};

/** Does something to the page and waits for every answer it asks for, never for a time. */
async function settled(work: () => void): Promise<void> {
  await act(work);
  while (pending.size > 0) {
    const asked = [...pending];
    pending.clear();
    await act(async () => {
      await Promise.all(asked);
    });
  }
  // Planning goes on in steps between which the page breathes.
  while (document.querySelector('[aria-busy="true"]')) {
    await act(async () => {
      await new Promise(resolve => setTimeout(resolve));
    });
  }
}

async function show(server: Server): Promise<HTMLElement> {
  document.documentElement.lang = 'en';
  document.title = 'Planner';
  document.body.innerHTML = '<div id="planner"></div>';
  const root = document.getElementById('planner')!;
  await settled(() => render(<App server={server} />, root));
  return root;
}

const button = (root: HTMLElement, name: string): HTMLButtonElement => {
  const match = [...root.querySelectorAll('button')].find(one => one.textContent.startsWith(name));
  if (!match) throw new Error(`no button ${name} in: ${root.textContent}`);
  return match;
};

const press = async (root: HTMLElement, name: string): Promise<void> => {
  await settled(() => button(root, name).click());
};

/** Opens every line and every section: what is not looked at is not made. */
async function unfold(root: HTMLElement): Promise<void> {
  await settled(() => {
    for (const one of root.querySelectorAll<HTMLButtonElement>('.open[aria-expanded="false"]')) one.click();
    for (const one of root.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
      one.open = true;
      one.dispatchEvent(new Event('toggle'));
    }
  });
}

const faults = async (root: HTMLElement): Promise<string[]> =>
  (await axe.run(root, { rules: { 'color-contrast': { enabled: false } } })).violations.map(
    violation => violation.id,
  );

/** So many lots that planning takes more than one breath. */
const manyLots = (count: number): Range => [
  LOTS[0]!,
  ...Array.from({ length: count }, (_, i) => [
    `S${i % 40}`,
    10 + (i % 7),
    at('2024-03-01'),
    2000 + i,
    100,
    'Brokerage',
    '',
  ]),
];

/** Looks again after each of the page's own steps, and the breaths between them, until it finds something. */
async function until<T>(find: () => T | null | undefined): Promise<T> {
  for (let step = 0; step < 200; step++) {
    const found = find();
    if (found !== null && found !== undefined) return found;
    await act(async () => {
      await new Promise(resolve => setTimeout(resolve));
    });
  }
  throw new Error(`not found in: ${document.body.textContent}`);
}

describe('bringing a file and taking the forms', () => {
  const cells = [
    ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Fees & Comm', 'Amount'],
    ['11/16/2026', 'Buy', 'BNDQ', '', '10', '$70.00', '$0.04', '-$700.04'],
    ['06/30/2026', 'Security Transfer', 'OLDX', '', '40', '', '', ''],
  ];

  test('a pasted tab: what was recognised, what is asked, and nothing before it is answered', async () => {
    const root = await show(
      serverWith({ readTab: () => Promise.resolve({ ok: true, sheet: 7, name: 'Pasted', cells }) }),
    );
    await press(root, 'Import');
    await press(root, 'Read the open tab');
    const card = await until(() => root.querySelector('.card'));
    expect(card.textContent).toContain('Transactions: 2 records read');
    expect(card.textContent).toContain('Answer first');
    expect(card.textContent).toContain('Are its transfers of shares between accounts of your own?');
    expect(button(root, 'Import 0 files').disabled).toBe(true);
    expect(await faults(root)).toEqual([]);
    const answer = async (label: string, value: string): Promise<void> => {
      const field = [...root.querySelectorAll<HTMLInputElement>('label')]
        .find(one => one.textContent.startsWith(label))!
        .querySelector<HTMLInputElement>('input, select')!;
      await settled(() => {
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    };
    await answer('What do you call this account?', 'Main');
    await until(() => (root.textContent.includes('Account Main') ? true : null));
    await answer('What kind of account is it?', 'Taxable');
    await until(() => (root.textContent.includes('Account type Taxable') ? true : null));
    expect(button(root, 'Import 1 file').disabled).toBe(false);
    // Another tab, and back: the file is still there.
    await press(root, 'Settings');
    await press(root, 'Import');
    expect(root.querySelector('.card')!.textContent).toContain('Pasted');
  });

  test('the forms tab: boxes, files, the broker’s form, the calendar', async () => {
    const trades = found('Trades', [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
      [at('2025-01-02'), 'Buy', 'AAA', 10, 100, 'Brokerage'],
      [at('2026-03-02'), 'Sell', 'AAA', 10, 150, 'Brokerage'],
    ]);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ trades })) }));
    await press(root, 'Forms');
    const text = root.textContent;
    expect(text).toContain('Form 8949 and Schedule D');
    expect(root.querySelector('tbody tr')!.textContent).toBe('D1$50.00');
    expect(await faults(root)).toEqual([]);
  });

  test('a sheet named 1099-B: its lines stand in the boxes, in the files and on the sheet that is written', async () => {
    const trades = found('Trades', [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
      [at('2025-01-02'), 'Buy', 'AAA', 10, 100, 'Brokerage'],
      [at('2026-03-02'), 'Sell', 'AAA', 10, 150, 'Brokerage'],
    ]);
    const forms: Range = [
      ['Symbol', 'Quantity', 'Acquired', 'Sold', 'Proceeds', 'Cost basis', 'Term', 'Box', 'Account'],
      ['AAA', 10, at('2025-01-02'), at('2026-03-02'), 150, 90, 'Long', 'D', 'Brokerage'],
      ['ZZZ', 1, at('2025-01-02'), at('2026-03-02'), 5, 4, 'Long', 'D', 'Brokerage'],
    ];
    const written: SheetRequest[] = [];
    const root = await show(
      serverWith({
        open: () => Promise.resolve({ ...opened({ trades }), forms } as Answer<Opened>),
        writeSheet: request => {
          written.push(request);
          return Promise.resolve({ ok: true, sheet: request.name });
        },
      }),
    );
    await press(root, 'Forms');
    expect(root.querySelector('tbody tr')!.textContent).toBe('D1$50.00');
    expect(root.textContent).toContain('Not in Trades: 1099-B row 3, ZZZ');
    await press(root, 'Compare with the sheet 1099-B');
    expect(root.textContent).toContain('the trades make $10.00 more');
    await press(root, 'Write to a sheet');
    const line = written[0]!.rows.find(row => row[0] === 'D')!;
    expect(line.slice(4, 9)).toEqual([150, 90, 'B', -10, 50]);
    expect(await faults(root)).toEqual([]);
  });

  test('another country: the lines of its own return, and the sales they come from', async () => {
    const trades = found('Trades', [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
      [at('2025-01-02'), 'Buy', 'AAA', 10, 1000, 'Brokerage'],
      [at('2026-05-05'), 'Sell', 'AAA', 10, 5500, 'Brokerage'],
    ]);
    const settings = found('Settings', [
      ['Setting', 'Value'],
      ['Country', 'UK'],
      ['Taxable income', 60000],
    ]);
    const written: SheetRequest[] = [];
    const root = await show(
      serverWith({
        open: () => Promise.resolve(opened({ trades, settings })),
        writeSheet: request => {
          written.push(request);
          return Promise.resolve({ ok: true, sheet: request.name });
        },
      }),
    );
    await press(root, 'Forms');
    expect(root.querySelector('h2')!.textContent).toBe('SA108 and its computation');
    expect(root.textContent).not.toContain('8949');
    expect(root.querySelector('option')!.textContent).toBe('2026/27');
    expect(root.textContent).toContain('Gains in the year, before losses SA108£4,500.00');
    await press(root, 'Write to a sheet, with its 1 sale');
    const [request] = written;
    expect(request!.name).toBe('Return Tax year 2026-27');
    expect(root.textContent).toContain('Number of disposals box 231');
    const total = request!.rows.find(([first]) => first === 'Total');
    expect(total).toEqual(['Total', '', '', '', 5500, 1000, 0, 4500, '']);
    expect(await faults(root)).toEqual([]);
  });
});

describe('rows that are left out', () => {
  const lots = found('Lots', [
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type'],
    ['VTI', 100, at('2024-03-01'), 20000, 150, 'My Roth IRA', ''],
    ['VTI', 50, at('2024-03-01'), 10000, 150, 'My Roth IRA', ''],
  ]);

  test('stand on top with what is at stake, a way to the cell, and the fix where it is certain', async () => {
    const shown: unknown[] = [];
    const fixed: unknown[] = [];
    const root = await show(
      serverWith({
        open: () => Promise.resolve(opened({ lots })),
        show: cell => {
          shown.push(cell);
          return Promise.resolve({ ok: true });
        },
        fillAccountType: fix => {
          fixed.push(fix);
          return Promise.resolve(opened());
        },
      }),
    );
    expect(root.querySelector('.panel')!.firstElementChild!.textContent).toContain(
      'left out, with losses of $7,500.00 among them',
    );
    expect(root.textContent).toContain('Nothing to harvest among the rest');
    expect(root.querySelectorAll('.message.bad')).toHaveLength(1);
    expect(await faults(root)).toEqual([]);
    await press(root, 'Show me');
    expect(shown).toEqual([{ role: 'lots', row: 2, column: 'Account type' }]);
    await press(root, 'My Roth IRA is a Roth IRA');
    expect(fixed).toEqual([{ role: 'lots', account: 'My Roth IRA', type: 'Roth IRA' }]);
    expect(root.textContent).toContain('Sell 100 VTI');
  });
});

test('what a security is, is asked once where it matters, and the answer goes into Securities', async () => {
  const answers: unknown[] = [];
  const lots = found('Lots', [
    ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Asset'],
    ['VTI', 100, at('2024-03-01'), 30000, 240, 'Brokerage', ''],
    ['ETH', 1, at('2024-03-01'), 3000, 2000, 'Brokerage', ''],
    ['XYZ.WS', 10, at('2024-03-01'), 300, 20, 'Brokerage', 'warrant'],
  ]);
  const root = await show(
    serverWith({
      open: () => Promise.resolve(opened({ lots })),
      answerKind: answer => {
        answers.push(answer);
        return Promise.resolve(opened());
      },
    }),
  );
  const asked = root.querySelector('[aria-label="What is it?"]')!;
  expect(asked.textContent).toContain('2 securities are not clear');
  expect(asked.textContent).not.toContain('VTI');
  expect(await faults(root)).toEqual([]);
  await press(root, 'The coin');
  expect(answers).toEqual([{ symbol: 'ETH', column: 'Asset', value: 'crypto' }]);
  expect(root.textContent).toContain('ETH: crypto stands in Securities now');
});

test('a fault in Trades tells what it keeps out of Lots', async () => {
  const trades = found('Trades', [
    ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
    [at('2026-10-01'), 'Byu', 'VTI', 5, 1000, 'Brokerage'],
  ]);
  const root = await show(serverWith({ open: () => Promise.resolve(opened({ trades })) }));
  // VTI stands at 30,000 less 24,000.
  expect(root.querySelector('.message.bad')!.textContent).toContain('($6,000.00 of loss)');
  expect(root.textContent).toContain('Sell 100 BND');
  expect(root.textContent).not.toContain('Sell 100 VTI');
});

describe('the planner page', () => {
  test('shows the plan with the later cost beside the saving', async () => {
    const root = await show(serverWith());
    await unfold(root);
    const text = root.textContent;
    expect(text).toContain('Sell 100 VTI');
    expect(text).toContain('Deferred, not free');
    for (const label of ['Saves now', 'Costs later', 'Net benefit']) expect(text).toContain(label);
    expect(text).toContain('Education, not tax advice; check your jurisdiction.');
    expect(text).toContain('Instead: SCHB');
    expect(await faults(root)).toEqual([]);
  });

  test('the plan is a table: sorted by any column, kept to an account, each card under its line', async () => {
    const lots = found('Lots', [
      LOTS[0]!,
      ['VTI', 100, at('2024-03-01'), 30000, 240, 'Brokerage', 'SCHB'],
      ['BND', 1500, at('2026-03-01'), 120000, 70, 'Brokerage', ''],
      ['PFE', 100, at('2024-03-01'), 9000, 50, 'Joint', ''],
    ]);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ lots })) }));
    const names = (): string[] => [...root.querySelectorAll('.sale .open')].map(one => one.textContent);
    const plan = names();
    expect(plan).toContain('Sell 1,500 BND');
    expect([...plan].sort()).not.toEqual(plan);
    const sort = async (name: string): Promise<string | null> => {
      await press(root, name);
      return button(root, name).closest('th')!.getAttribute('aria-sort');
    };
    expect(await sort('Sale')).toBe('ascending');
    expect(names()).toEqual(['Sell 1,500 BND', 'Sell 100 PFE', 'Sell 100 VTI']);
    expect(await sort('Sale')).toBe('descending');
    expect(names()).toEqual(['Sell 100 VTI', 'Sell 100 PFE', 'Sell 1,500 BND']);
    expect(await sort('Sale')).toBe('none');
    expect(names()).toEqual(plan);
    expect(await sort('Loss')).toBe('descending');
    expect(names()).toEqual(['Sell 1,500 BND', 'Sell 100 VTI', 'Sell 100 PFE']);
    const only = root.querySelector<HTMLSelectElement>('select.only')!;
    expect([...only.querySelectorAll('option')].map(one => one.textContent)).toEqual([
      'All accounts',
      'Brokerage',
      'Joint',
      'Long-term',
      'Short-term',
    ]);
    only.value = 'Account Joint';
    await settled(() => void only.dispatchEvent(new Event('change', { bubbles: true })));
    expect(names()).toEqual(['Sell 100 PFE']);
    // What is not shown stays ticked.
    expect(root.querySelector('.lead')!.textContent).toContain('3 sales');
    expect(root.querySelector('.sum')).toBeNull();
    await press(root, 'Sell 100 PFE');
    expect(root.querySelector('.sale .sum')!.textContent).toContain('Net benefit');
    expect(await faults(root)).toEqual([]);
    await press(root, 'Sell 100 PFE');
    expect(root.querySelector('.sum')).toBeNull();
  });

  test('another price is tried in the line of its sale: the plan follows, and nothing is written', async () => {
    const root = await show(serverWith());
    await press(root, 'Sell 100 VTI');
    const price = root.querySelector<HTMLInputElement>('.price input')!;
    expect(price.placeholder).toBe('240.00');
    price.value = '290';
    await settled(() => void price.dispatchEvent(new Event('change', { bubbles: true })));
    await until(() =>
      root.textContent.includes('Under supposed prices. Nothing is written.') ? root : null,
    );
    expect(button(root, 'Write to sheet').disabled).toBe(true);
    await unfold(root);
    const sheets = [...root.querySelectorAll('button')].filter(one => one.textContent === 'As a sheet');
    expect(sheets.map(({ disabled }) => disabled)).toEqual([true, true]);
    await press(root, 'Ask');
    expect(root.textContent).toContain('Under supposed prices');
    await press(root, 'Plan');
    await press(root, 'Back to the prices of the sheet');
    await until(() => (root.textContent.includes('Under supposed prices') ? null : root));
    expect(button(root, 'Write to sheet').disabled).toBe(false);
  });

  test('ticking moves the year at once', async () => {
    const root = await show(serverWith());
    await unfold(root);
    const tax = () => root.querySelector('.year tbody:last-child td:last-child')!.textContent;
    const before = tax();
    await settled(() => root.querySelector<HTMLInputElement>('.card input')!.click());
    expect(tax()).not.toBe(before);
    expect(root.querySelectorAll('.card.off')).toHaveLength(1);
  });

  test('sales that only work together are one card with one tick', async () => {
    const lots = found('Lots', [
      LOTS[0]!,
      ['OLD', 100, at('2024-03-01'), 9000, 50, 'Brokerage', ''],
      ['OLD', 100, at('2026-11-10'), 4990, 50, 'Brokerage', ''],
    ]);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ lots })) }));
    expect(root.querySelectorAll('.card')).toHaveLength(1);
    expect(root.querySelector('.card .open')!.textContent).toBe('Sell 100 OLD and 100 OLD');
    expect(root.querySelector('.card')!.textContent).not.toMatch(/[−-]\$/);
    await settled(() => root.querySelector<HTMLInputElement>('.card input')!.click());
    expect(root.textContent).toContain('0 sales on 20 Nov 2026');
  });

  test('the figures of the ticked cards add up to the headline, whatever is ticked', async () => {
    const root = await show(serverWith());
    await unfold(root);
    const money = (text: string): number => Number(text.replace(/[^\d.−]/g, '').replace('−', '-'));
    const agree = (): void => {
      const cards = [...root.querySelectorAll('.card:not(.off) .net')].map(one => money(one.textContent));
      const sum = cards.reduce((total, one) => total + one, 0);
      expect(money(root.querySelector('.lead strong')!.textContent)).toBeCloseTo(sum, 2);
    };
    agree();
    for (const card of root.querySelectorAll<HTMLInputElement>('.card input')) {
      await settled(() => card.click());
      agree();
      await settled(() => card.click());
    }
  });

  test('a goal ticks what reaches it, and leaves the rest to be ticked', async () => {
    const root = await show(serverWith());
    await unfold(root);
    expect(root.querySelectorAll('.card.off')).toHaveLength(0);
    const goal = root.querySelector<HTMLSelectElement>('.goal select')!;
    goal.value = 'gainsToZero';
    await settled(() => void goal.dispatchEvent(new Event('change', { bubbles: true })));
    // 5,000 of gains: VTI's loss of 6,000 is enough.
    expect(root.querySelectorAll('.card.off')).toHaveLength(1);
    expect(root.querySelector('.card:not(.off) .open')!.textContent).toBe('Sell 100 VTI');
    expect(root.textContent).toContain(
      "Goal “Bring net gains to 0”: with 1 sale the year's net is -$1,000.00",
    );
    expect(await faults(root)).toEqual([]);
    // Ticked otherwise by hand, it is no longer what the goal says.
    await settled(() => root.querySelector<HTMLInputElement>('.card.off input')!.click());
    expect(root.textContent).not.toContain('Goal “');
  });

  test('refreshed, a plan keeps the goal and the ticks; with another goal in Settings it starts anew', async () => {
    let settings = found('Settings', SETTINGS);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ settings })) }));
    await unfold(root);
    const goal = (): HTMLSelectElement => root.querySelector<HTMLSelectElement>('.goal select')!;
    goal().value = 'gainsToZero';
    await settled(() => void goal().dispatchEvent(new Event('change', { bubbles: true })));
    await press(root, 'Refresh');
    expect(goal().value).toBe('gainsToZero');
    expect(root.querySelectorAll('.card.off')).toHaveLength(1);
    settings = found('Settings', [...SETTINGS, ['Goal', 'Fewest sales']]);
    await press(root, 'Refresh');
    expect(goal().value).toBe('fewestSales');
    expect(root.querySelector('.card.off input:checked')).toBeNull();
  });

  test('says when its tables have changed since, and only then', async () => {
    let isCurrent = true;
    const root = await show(serverWith({ isCurrent: () => Promise.resolve({ ok: true, isCurrent }) }));
    const comeBack = () => settled(() => void window.dispatchEvent(new Event('focus')));
    await comeBack();
    expect(root.textContent).not.toContain('Your tables changed');
    isCurrent = false;
    await comeBack();
    await until(() =>
      root.textContent.includes('Your tables changed since this plan was made') ? true : null,
    );
    await press(root, 'Refresh');
    expect(root.textContent).not.toContain('Your tables changed');
  });

  test('goes from tab to tab by arrow keys, and what is said stays with its tab', async () => {
    const root = await show(serverWith());
    const tab = (): Element => root.querySelector('[aria-selected="true"]')!;
    expect(document.activeElement).toBe(tab());
    const key = (name: string) =>
      settled(() => void tab().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })));
    await key('ArrowRight');
    expect([tab().textContent, document.activeElement!.textContent]).toEqual(['Ask', 'Ask']);
    await key('ArrowLeft');
    await key('ArrowLeft');
    expect(tab().textContent).toBe('Tables');
    await key('Home');
    await press(root, 'Write to sheet');
    expect(root.textContent).toContain('written to “Harvest plan”');
    await key('ArrowRight');
    expect(root.textContent).not.toContain('written to “Harvest plan”');
    await key('ArrowLeft');
    expect(root.textContent).toContain('written to “Harvest plan”');
  });

  test('asks for the income where it is missed', async () => {
    const saved: unknown[] = [];
    let settings = found('Settings', [['Setting', 'Value']]);
    const root = await show(
      serverWith({
        open: () => Promise.resolve(opened({ settings })),
        saveSettings: changes => {
          saved.push(changes);
          settings = found('Settings', SETTINGS);
          return Promise.resolve(opened({ settings }));
        },
      }),
    );
    expect(root.textContent).toContain('Enter taxable income to see what this saves');
    expect(await faults(root)).toEqual([]);
    const field = root.querySelector<HTMLInputElement>('form input')!;
    await settled(() => {
      field.value = '120,000';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await press(root, 'Show');
    expect(saved).toEqual([[{ name: 'Taxable income', value: 120000 }]]);
    expect(root.textContent).not.toContain('Enter taxable income');
    expect(root.querySelector('.lead strong')!.textContent).toMatch(/^\$/);
  });

  test('the year in three columns where something is planned, plain words first', async () => {
    const trades = found('Trades', [
      ['Date', 'Action', 'Symbol', 'Quantity', 'Amount', 'Account'],
      [at('2025-01-02'), 'Buy', 'AAA', 10, 1000, 'Brokerage'],
      [at('2026-03-02'), 'Sell', 'AAA', 5, 900, 'Brokerage'],
      [at('2026-12-10'), 'Sell', 'AAA', 5, 1100, 'Brokerage'],
    ]);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ trades })) }));
    await unfold(root);
    const columns = [...root.querySelectorAll('.year thead th')].map(one => one.textContent);
    expect(columns).toEqual(['Done so far', 'With planned trades', 'With the ticked sales']);
    const long = root.querySelectorAll('.year tbody')[1]!;
    expect([...long.querySelectorAll('td')].slice(0, 2).map(one => one.textContent)).toEqual([
      '$400.00',
      '$1,000.00',
    ]);
    expect(root.textContent).toMatch(/\$[\d,.]+ less tax this year/);
  });

  test('the goal of Settings is where the plan stops; what lies beyond is shown apart', async () => {
    const settings = found('Settings', [...SETTINGS, ['Goal', 'Bring net gains to 0']]);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ settings })) }));
    await unfold(root);
    expect(root.textContent).toContain('Beyond the goal');
    expect(root.textContent).toContain("with 1 sale the year's net is -$1,000.00");
    expect(root.querySelectorAll('.card')).toHaveLength(2);
    expect(root.querySelectorAll('.card.off')).toHaveLength(1);
  });

  test('says why lots are left alone and what it does not know', async () => {
    const root = await show(serverWith());
    expect(root.textContent).toContain('below the minimum of $100.00');
    expect(root.textContent).toContain('No trades are given');
    expect(root.textContent).toContain('alternative minimum tax');
  });

  test('writes what is ticked, says so, and offers to undo', async () => {
    const requests: WriteRequest[] = [];
    const root = await show(
      serverWith({
        write: request => {
          requests.push(request);
          return Promise.resolve({ ok: true, sheet: 'Harvest plan', sales: 1, notes: [] });
        },
      }),
    );
    await settled(() => root.querySelector<HTMLInputElement>('.card input')!.click());
    await press(root, 'Write to sheet');
    expect(requests[0]!.rows.map(row => row[1]).filter(id => id !== '')).toHaveLength(2); // the heading and one
    expect(requests[0]!.fingerprints).toEqual({
      lots: 'Lots',
      trades: null,
      settings: 'Settings',
      securities: null,
      asOf: '',
    });
    expect(root.querySelector('.message')!.textContent).toBe('1 sale written to “Harvest plan”.');
    await press(root, 'Undo last write');
    expect(root.querySelector('.message')!.textContent).toContain('Undone');
  });

  test.each([
    ['busy', 'Someone else is writing'],
    ['changed', 'lots changed since the plan was made'],
    ['protected', 'Harvest plan is protected'],
  ] as const)('tells plainly when the server refuses: %s', async (code, message) => {
    const root = await show(serverWith({ write: () => Promise.resolve({ ok: false, code, message }) }));
    await press(root, 'Write to sheet');
    expect(root.querySelector('.message.bad')!.textContent).toContain(message);
    expect(button(root, 'Write to sheet').disabled).toBe(false);
  });

  describe('the first ten minutes', () => {
    const NO_INCOME = found('Settings', [SETTINGS[0]!]);
    const unpricedLots = found('Lots', [
      LOTS[0]!,
      ['VTI', 100, at('2024-03-01'), 30000, '', 'Brokerage', 'SCHB'],
      ['COIN', 100, at('2024-03-01'), 9000, '', 'Brokerage', ''],
    ]);

    test('an empty workbook opens as a checklist; sheets are added, and the next step opens', async () => {
      const begun: string[] = [];
      const root = await show(
        serverWith({
          open: () => Promise.resolve(opened({ lots: null })),
          startOwn: from => {
            begun.push(from);
            return Promise.resolve(opened({ lots: unpricedLots, settings: NO_INCOME }));
          },
        }),
      );
      expect(root.textContent).not.toContain('Nothing to harvest');
      expect(await faults(root)).toEqual([]);
      await press(root, 'Sheets for what I hold');
      expect(begun).toEqual(['list']);
      expect(root.textContent).toContain('What you hold: done 2 lots, 0 trades');
      expect(root.querySelector('.steps [aria-expanded="true"]')!.textContent).toBe(
        'Your income, or your rate',
      );
      expect(await faults(root)).toEqual([]);
    });

    test('a file is brought on its own tab', async () => {
      const root = await show(serverWith({ open: () => Promise.resolve(opened({ lots: null })) }));
      await press(root, 'Bring a file');
      expect(root.querySelector('[aria-selected="true"]')!.textContent).toBe('Import');
    });

    test('prices that are missing are asked of Google or typed', async () => {
      const asked: unknown[] = [];
      const root = await show(
        serverWith({
          open: () => Promise.resolve(opened({ lots: unpricedLots })),
          fillPrices: entries => {
            asked.push(entries);
            return Promise.resolve(opened());
          },
        }),
      );
      expect(root.textContent).toContain('2 securities without one');
      const fields = root.querySelectorAll<HTMLInputElement>('.steps .price input');
      expect(fields).toHaveLength(2);
      await settled(() => {
        fields[0]!.value = '55.5';
        fields[0]!.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await press(root, 'Take the typed prices');
      expect(asked).toEqual([[{ symbol: 'COIN', price: 55.5 }]]);
      // With prices and an income there is nothing to begin with.
      expect(root.querySelector('.steps')).toBeNull();
    });

    test('an account that does not say what it is is told there', async () => {
      const fixes: unknown[] = [];
      const lots = found('Lots', [
        [...LOTS[0]!, 'Account type'],
        ['VTI', 100, at('2024-03-01'), 30000, '', 'Brokerage', 'SCHB', ''],
      ]);
      const root = await show(
        serverWith({
          open: () => Promise.resolve(opened({ lots })),
          fillAccountType: fix => {
            fixes.push(fix);
            return Promise.resolve(opened());
          },
        }),
      );
      expect(root.textContent).toContain('1 account taken as taxable');
      const type = root.querySelector<HTMLSelectElement>('.steps select')!;
      expect(type.getAttribute('aria-label')).toBe('What Brokerage is');
      type.value = 'Roth IRA';
      await settled(() => void type.dispatchEvent(new Event('change', { bubbles: true })));
      expect(fixes).toEqual([{ role: 'lots', account: 'Brokerage', type: 'Roth IRA' }]);
    });
  });

  test('without a Lots table says which headings it looks for', async () => {
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ lots: null })) }));
    expect(root.textContent).toContain('0 of 5 steps done');
    await unfold(root);
    expect(root.textContent).toContain('Not found.');
    expect(root.textContent).toContain('Symbol, Quantity, Acquired, Cost basis, Price');
    expect(await faults(root)).toEqual([]);
  });

  test('shows faults of the tables by their cells', async () => {
    const bad = found('Settings', [
      ['Setting', 'Value'],
      ['Tax yeer', 2026],
    ]);
    const shown: unknown[] = [];
    const root = await show(
      serverWith({
        open: () => Promise.resolve(opened({ settings: bad })),
        show: cell => {
          shown.push(cell);
          return Promise.resolve({ ok: true });
        },
      }),
    );
    expect(root.textContent).toContain('The tables need mending first.');
    expect(root.textContent).toContain(
      'Settings row 2, Setting: "Tax yeer" is not a setting. The nearest one is Tax year.',
    );
    expect(await faults(root)).toEqual([]);
    await press(root, 'Show me');
    expect(shown).toEqual([{ role: 'settings', row: 2, column: 'Setting' }]);
  });

  test('net benefit by number of sales: most of it comes from the first few, and follows the ticks', async () => {
    const lots: Range = [
      LOTS[0]!,
      ...[20000, 3000, 2500, 2000, 1500].map((loss, i) => [
        ...[`S${i}`, 100, at('2024-03-01'), 10000 + loss, 100, 'Brokerage', ''],
      ]),
    ];
    const root = await show(
      serverWith({ open: () => Promise.resolve(opened({ lots: found('Lots', lots) })) }),
    );
    await unfold(root);
    const said = (): string => root.querySelector('.curve figcaption')?.textContent ?? '';
    expect(root.querySelectorAll('.curve rect')).toHaveLength(5);
    expect(said()).toMatch(
      /^Net benefit by number of sales\. The first( \d)? (sale )?brings? half of the \$/,
    );
    expect(await faults(root)).toEqual([]);
    const before = said();
    const ticks = root.querySelectorAll<HTMLInputElement>('.card input[type=checkbox]');
    await settled(() => ticks[0]!.click());
    expect(root.querySelectorAll('.curve rect')).toHaveLength(4);
    expect(said()).not.toBe(before);
    await settled(() => ticks[1]!.click());
    expect(root.querySelector('.curve')).toBeNull();
  });

  test('another country brings its own plan, year, words and currency', async () => {
    const abroad = found('Settings', [...SETTINGS, ['Country', 'UK']]);
    let answer = opened();
    const root = await show(serverWith({ open: () => Promise.resolve(answer) }));
    expect(root.textContent).toContain('Sell 100 VTI');
    answer = opened({ settings: abroad });
    await press(root, 'Refresh');
    await unfold(root);
    expect(root.textContent).toContain('Tax year 2026/27');
    expect(root.textContent).toContain('TCGA 1992');
    expect(root.textContent).toMatch(/worth £/);
    expect(root.textContent).not.toMatch(/U\.S\.C|Schedule D|\$/);
    expect(button(root, 'Write to sheet').disabled).toBe(false);
    await press(root, 'Settings');
    expect(root.textContent).toContain('After the personal allowance');
    expect(root.textContent).not.toContain('Filing status');
    await press(root, 'Plan');
    answer = opened();
    await press(root, 'Refresh');
    expect(root.textContent).toMatch(/worth \$/);
  });

  test('nothing to harvest comes with its reason', async () => {
    const gains = found('Lots', [LOTS[0]!, ['VTI', 100, at('2024-03-01'), 30000, 340, 'Brokerage', '']]);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ lots: gains })) }));
    expect(root.textContent).toContain('Nothing to harvest on 20 Nov 2026.');
    expect(root.textContent).toContain('No lot with a price stands at a loss.');
    expect(button(root, 'Write to sheet').disabled).toBe(true);
  });

  test('saves only the settings that were changed', async () => {
    const saved: unknown[] = [];
    const root = await show(
      serverWith({
        saveSettings: changes => {
          saved.push(...changes);
          return Promise.resolve(opened());
        },
      }),
    );
    await press(root, 'Settings');
    expect(await faults(root)).toEqual([]);
    const income = [...root.querySelectorAll('label')].find(label =>
      label.textContent.startsWith('Taxable income'),
    )!;
    const input = income.querySelector('input')!;
    expect(input.value).toBe('120000');
    input.value = '90000';
    await settled(() => void input.dispatchEvent(new Event('input', { bubbles: true })));
    await press(root, 'Save settings');
    expect(saved).toEqual([{ name: 'Taxable income', value: 90000 }]);
    for (const [text, value] of [
      ['168,000', 168000],
      ['$1,200.50', 1200.5],
      ['24%', 0.24],
      ['1.234,50', '1.234,50'],
    ] as const) {
      input.value = text;
      await settled(() => void input.dispatchEvent(new Event('input', { bubbles: true })));
      await press(root, 'Save settings');
      expect(saved.pop()).toEqual({ name: 'Taxable income', value });
    }
  });

  test('points a role at the selection', async () => {
    const asked: string[] = [];
    const root = await show(
      serverWith({
        useSelection: role => {
          asked.push(role);
          return Promise.resolve(opened());
        },
      }),
    );
    await press(root, 'Tables');
    expect(await faults(root)).toEqual([]);
    await press(root, 'Use current selection');
    expect(asked).toEqual(['lots']);
  });

  test('text from cells is text', async () => {
    const evil = found('Lots', [
      LOTS[0]!,
      ['<IMG SRC=X>', 100, at('2024-03-01'), 30000, 240, '<b>x</b>', ''],
    ]);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ lots: evil })) }));
    await unfold(root);
    expect(root.querySelector('img, b')).toBeNull();
    expect(root.textContent).toContain('<b>x</b>');
  });

  test('planning many lots shows how far it is, can be stopped, and leaves the plan before as it was', async () => {
    let lots = found('Lots', LOTS);
    const root = await show(serverWith({ open: () => Promise.resolve(opened({ lots })) }));
    const before = root.querySelectorAll('.card').length;
    expect(before).toBeGreaterThan(0);
    lots = found('Lots', manyLots(1500));
    await act(() => button(root, 'Refresh').click());
    await until(() => root.querySelector('progress'));
    expect(await faults(root)).toEqual([]);
    await settled(() => button(root, 'Stop').click());
    expect(root.textContent).toContain('Planning was stopped; what stands here is the plan before.');
    expect(root.querySelectorAll('.card')).toHaveLength(before);
    await press(root, 'Refresh');
    expect(root.querySelector('progress')).toBeNull();
    expect(root.querySelectorAll('.card').length).toBeGreaterThan(before);
  });
});
