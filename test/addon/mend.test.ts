import { openWorkbook, type Workbook } from '../../workbench/standin/memory';

/** Going to a cell, and filling in what an account is. */
const book = (): Workbook =>
  openWorkbook({
    sheets: {
      Other: [['x']],
      Lots: [
        ['Our lots'],
        ['', 'Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type'],
        ['', 'VTI', 1, '2024-01-02', 200, 150, 'My Roth', ''],
        ['', 'VTI', 1, '2024-01-03', 200, 150, 'Main', ''],
        ['', 'VTI', 1, '2024-01-04', 200, 150, 'my roth', ''],
        ['', 'VTI', 1, '2024-01-05', 200, 150, 'My Roth', 'IRA'],
      ],
    },
  });

test('shows a cell by its table’s row and its heading', () => {
  const own = book();
  expect(own.run('plannerShow', 'lots', 3, 'Account type')).toEqual({ ok: true });
  expect(own.selected).toBe('Lots!H4');
  expect(own.run('plannerShow', 'lots', 2, null)).toEqual({ ok: true });
  expect(own.selected).toBe('Lots!B3');
  expect(own.run('plannerShow', 'lots', 99, null)).toMatchObject({ ok: false, code: 'changed' });
  for (const odd of [
    ['x', 1],
    ['lots', 'a'],
    ['lots', 0],
  ])
    expect(own.run('plannerShow', ...odd)).toMatchObject({ ok: false, code: 'invalid' });
});

test('fills in every blank row of the account and nothing else', () => {
  const own = book();
  expect(own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA')).toMatchObject({ ok: true });
  expect(own.values('Lots', 'H3:H6').flat()).toEqual(['Roth IRA', '', 'Roth IRA', 'IRA']);
  expect(own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA')).toMatchObject({ code: 'changed' });
  expect(own.run('plannerFillAccountType', 'lots', 'Main', '=1+1')).toMatchObject({ code: 'invalid' });
  expect(own.run('plannerFillAccountType', 'settings', 'Main', 'IRA')).toMatchObject({ code: 'invalid' });
});

test('a table that a formula makes is not typed into: it would become an error', () => {
  const own = openWorkbook({
    sheets: {
      Lots: [
        ['Symbol', 'Quantity', 'Acquired', 'Cost basis', 'Price', 'Account', 'Account type'],
        ['VTI', 1, '2024-01-02', 200, 150, 'My Roth', ''],
      ],
    },
  });
  own.setFormula('Lots', 'A1', '=QUERY(Mine!A1:G9)', 'Symbol');
  expect(own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA')).toMatchObject({
    ok: false,
    code: 'invalid',
  });
  expect(own.values('Lots', 'G2')[0]![0]).toBe('');
});

test('results that spill beside the table stand in nobody’s way', () => {
  const own = openWorkbook({
    sheets: {
      Lots: [
        [
          'Symbol',
          'Quantity',
          'Acquired',
          'Cost basis',
          'Price',
          'Account',
          'Account type',
          'Harvestable loss',
        ],
        ['VTI', 1, '2024-01-02', 200, 150, 'My Roth', '', 50],
      ],
    },
  });
  own.setFormula('Lots', 'H1', '=HARVEST_LOSS(A1:G9)', 'Harvestable loss');
  expect(own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA')).toMatchObject({ ok: true });
});

test('finds a column that the sheet heads otherwise', () => {
  const own = openWorkbook({
    sheets: {
      Lots: [
        ['Ticker', 'Qty', 'Bought', 'Total cost', 'Price', 'Account name', 'Registration'],
        ['VTI', 1, '2024-01-02', 200, 150, 'My Roth', ''],
      ],
    },
  });
  own.run('plannerShow', 'lots', 2, 'Quantity');
  expect(own.selected).toBe('Lots!B2');
  expect(own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA')).toMatchObject({ ok: true });
  expect(own.values('Lots', 'G2')[0]![0]).toBe('Roth IRA');
});

test.each(['onCall', 'onActed'] as const)(
  'whichever call fails (%s), all rows are filled or none, and nobody is told otherwise',
  hook => {
    for (let at = 1; at < 60; at++) {
      const own = book();
      own[hook] = count => {
        if (count !== at) return;
        own[hook] = null;
        throw new Error('Service Spreadsheets timed out while accessing document');
      };
      const answer = own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA') as { ok: boolean };
      own[hook] = null;
      const filled = own.values('Lots', 'H3:H6').flat();
      expect([
        ['', '', '', 'IRA'],
        ['Roth IRA', '', 'Roth IRA', 'IRA'],
      ]).toContainEqual(filled);
      if (answer.ok) expect(filled[0]).toBe('Roth IRA');
    }
  },
);

test('what cannot be put back is told by its rows', () => {
  const own = book();
  let writes = 0;
  own.onActed = (_, operation) => {
    if (operation === 'setValues' && ++writes >= 2) throw new Error('Service error: Spreadsheets');
  };
  expect(own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA')).toMatchObject({
    ok: false,
    code: 'rights',
  });
  own.onActed = null;
  // Each is put back by a call that acts and fails: the second try finds that it is back.
  expect(own.values('Lots', 'H3:H6').flat()).toEqual(['', '', '', 'IRA']);
  own.onCall = (_, operation) => {
    if (operation === 'setValues' && ++writes > 5) throw new Error('Service error: Spreadsheets');
  };
  expect(own.run('plannerFillAccountType', 'lots', 'My Roth', 'Roth IRA')).toMatchObject({
    message: expect.stringContaining('look at rows 3 of “Lots”') as string,
  });
});
