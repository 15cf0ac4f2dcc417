/**
 * Canonical trades written in the shapes of brokers' exports: headings and spellings as in `files/`, amounts with the
 * sign and the fees that each of them has.
 */
export interface Told {
  readonly date: string;
  readonly action: 'Buy' | 'Sell' | 'Reinvest';
  readonly symbol: string;
  /** In units of 0.0001. */
  readonly quantity: number;
  /** In cents. */
  readonly price: number;
  readonly fees: number;
  readonly account: string;
}

export interface Shape {
  readonly name: string;
  /** It tells the account, or fees, or reinvestments. */
  readonly hasAccount: boolean;
  readonly hasFees: boolean;
  /** It states amounts, rounded; else they are Quantity × Price. */
  readonly hasAmounts: boolean;
  readonly hasReinvestments: boolean;
  /** What it calls a security, where that is not its symbol: a hint says which it is. */
  readonly nameOf: ((symbol: string) => string) | null;
  /** Rows above the table, the heading row, and the rows of one trade. */
  readonly above: readonly (readonly string[])[];
  readonly headings: string;
  rows(told: Told, index: number): string[][];
  /** Rows below the table. */
  readonly below: readonly (readonly string[])[];
}

/** Quantity × Price in cents, half up: what both sides of a trade round to. */
export const grossOf = ({ quantity, price }: Told): number => Math.round((quantity * price) / 1e4);

const shares = ({ quantity }: Told, places = 4): string => (quantity / 1e4).toFixed(places);
const cents = (amount: number): string => (amount / 100).toFixed(2);
const dollars = (amount: number): string => `${amount < 0 ? '-' : ''}$${cents(Math.abs(amount))}`;
const grouped = (amount: number): string => dollars(amount).replace(/(\d)(?=(\d{3})+\.)/g, '$1,');
const isSale = ({ action }: Told): boolean => action === 'Sell';
/** What came in (positive) or went out. */
const cash = (told: Told): number => (isSale(told) ? grossOf(told) - told.fees : -grossOf(told) - told.fees);
const signed = (told: Told, places = 4): string => `${isSale(told) ? '-' : ''}${shares(told, places)}`;
const us = ({ date }: Told): string => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;
const dayFirst = ({ date }: Told, mark: string): string =>
  [date.slice(8), date.slice(5, 7), date.slice(0, 4)].join(mark);
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const named = ({ date }: Told): string => {
  const month = Number(date.slice(5, 7)) - 1;
  return `${MONTHS.slice(3 * month, 3 * month + 3)} ${date.slice(8)}, ${date.slice(0, 4)}`;
};

const shape = (name: string, headings: string, rows: Shape['rows'], over: Partial<Shape> = {}): Shape => ({
  name,
  headings,
  rows,
  hasAccount: false,
  hasFees: true,
  hasAmounts: true,
  hasReinvestments: false,
  nameOf: null,
  above: [],
  below: [],
  ...over,
});

const productOf = (symbol: string): string => `THE ${symbol.replace('.', ' ')} COMPANY NV`;
const isinOf = (symbol: string): string => `US${symbol.replace('.', '').padEnd(9, '0')}1`;

export const SHAPES: readonly Shape[] = [
  shape(
    'Schwab transactions',
    'Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount',
    told =>
      told.action === 'Reinvest'
        ? [
            [
              us(told),
              'Reinvest Shares',
              told.symbol,
              'SOME FUND',
              shares(told),
              dollars(told.price),
              '',
              dollars(cash(told)),
            ],
            [us(told), 'Reinvest Dividend', told.symbol, 'SOME FUND', '', '', '', dollars(grossOf(told))],
          ]
        : [
            [
              us(told),
              told.action,
              told.symbol,
              'SOME CORP',
              shares(told),
              dollars(told.price),
              told.fees ? dollars(told.fees) : '',
              grouped(cash(told)),
            ],
          ],
    {
      hasReinvestments: true,
      above: [['Transactions  for account XXXX-0000 as of 11/20/2026 04:00:00 PM ET']],
      below: [['Transactions Total', '', '', '', '', '', '', '$0.00']],
    },
  ),
  shape(
    'Fidelity history of all accounts',
    'Run Date,Account,Account Number,Action,Symbol,Description,Type,Exchange Quantity,Exchange Currency,Currency,Price,Quantity,Exchange Rate,Commission,Fees,Accrued Interest,Amount,Settlement Date',
    told => [
      [
        us(told),
        told.account,
        '',
        `${isSale(told) ? 'YOU SOLD' : told.action === 'Buy' ? 'YOU BOUGHT' : 'REINVESTMENT'} SOME CORP (${told.symbol}) (Cash)`,
        ` ${told.symbol}`,
        'SOME CORP',
        'Cash',
        '0',
        '',
        'USD',
        cents(told.price),
        signed(told),
        '0',
        '',
        cents(told.fees),
        '',
        cents(cash(told)),
        us(told),
      ],
    ],
    {
      hasAccount: true,
      hasReinvestments: true,
      above: [[''], ['']],
      below: [
        ['The data and information in this spreadsheet is provided to you solely for your use'],
        ['Date downloaded 11/20/2026 4:05 PM'],
      ],
    },
  ),
  shape(
    'Vanguard download',
    'Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commission Fees,Net Amount,Accrued Interest,Account Type,',
    told => [
      [
        told.account,
        told.date,
        told.date,
        told.action === 'Reinvest' ? 'Reinvestment' : told.action,
        told.action,
        'SOME CORP',
        told.symbol,
        signed(told),
        cents(told.price),
        cents(isSale(told) ? grossOf(told) : -grossOf(told)),
        cents(told.fees),
        cents(cash(told)),
        '0.0',
        'CASH',
        '',
      ],
    ],
    {
      hasAccount: true,
      hasReinvestments: true,
      above: [
        ['Account Number', 'Investment Name', 'Symbol', 'Shares', 'Share Price', 'Total Value', ''],
        ['00000001', 'ZENITH VOLT CORP', 'ZENV', '100.0000', '17.90', '1790.00', ''],
        [''],
      ],
    },
  ),
  shape(
    'E*TRADE transactions of 2025',
    'Activity/Trade Date,Transaction Date,Settlement Date,Activity Type,Description,Symbol,Cusip,Quantity #,Price $,Amount $,Commission,Category,Note',
    told => [
      [
        us(told),
        us(told),
        us(told),
        isSale(told) ? 'Sold' : told.action === 'Buy' ? 'Bought' : 'Dividend Reinvestment',
        'SOME CORP',
        told.symbol,
        '--',
        signed(told),
        cents(told.price),
        cents(cash(told)),
        cents(told.fees),
        '',
        '--',
      ],
    ],
    {
      hasReinvestments: true,
      above: [
        ['All Transactions Activity Types'],
        [''],
        ['Account Activity for Individual Brokerage -0000 from Current Year'],
        ['Total:', '-1204.18'],
      ],
    },
  ),
  shape(
    'TD Ameritrade transactions',
    'DATE,TRANSACTION ID,DESCRIPTION,QUANTITY,SYMBOL,PRICE,COMMISSION,AMOUNT,REG FEE,SHORT-TERM RDM FEE,FUND REDEMPTION FEE, DEFERRED SALES CHARGE',
    (told, index) => [
      [
        us(told),
        `3000${index}`,
        `${isSale(told) ? 'Sold' : 'Bought'} ${shares(told)} ${told.symbol} @ ${cents(told.price)}`,
        shares(told),
        told.symbol,
        cents(told.price),
        cents(told.fees),
        cents(cash(told)),
        '',
        '',
        '',
        '',
      ],
    ],
    { below: [['***END OF FILE***']] },
  ),
  shape(
    'M1 activity',
    'Date,Posted Date,Symbol,Description,Transaction Type,Amount,Units,Unit Type,Unit Price,Security ID,Security ID Type',
    told => [
      [
        named(told),
        named(told),
        told.symbol,
        'Some Corp',
        isSale(told) ? 'SOLD' : 'PURCHASED',
        grouped(cash(told)),
        signed(told, 5),
        'SHARES',
        dollars(told.price),
        '00000Q101',
        'CUSIP',
      ],
    ],
    { hasFees: false },
  ),
  shape(
    'Interactive Brokers activity statement',
    'Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code',
    told => [
      [
        'Trades',
        'Data',
        'Order',
        'Stocks',
        'USD',
        told.symbol,
        `${told.date}, 09:35:00`,
        signed(told),
        cents(told.price),
        cents(told.price),
        cents(isSale(told) ? grossOf(told) : -grossOf(told)),
        cents(-told.fees),
        '0',
        '0',
        '0',
        isSale(told) ? 'C' : 'O',
      ],
      [
        'Trades',
        'Data',
        'Trade',
        'Stocks',
        'USD',
        told.symbol,
        `${told.date}, 09:35:00`,
        signed(told),
        cents(told.price),
        cents(told.price),
        cents(isSale(told) ? grossOf(told) : -grossOf(told)),
        cents(-told.fees),
        '0',
        '0',
        '0',
        '',
      ],
    ],
    {
      above: [
        ['Statement', 'Header', 'Field Name', 'Field Value'],
        ['Statement', 'Data', 'Title', 'Activity Statement'],
      ],
      below: [
        ['Trades', 'SubTotal', '', 'Stocks', 'USD', 'ZENV', '', '0', '', '', '0', '0', '0', '0', '0', ''],
      ],
    },
  ),
  shape(
    'Wealthsimple activities',
    'transaction_date,settlement_date,account_id,account_type,activity_type,activity_sub_type,direction,symbol,name,currency,quantity,unit_price,commission,net_cash_amount',
    told => [
      [
        told.date,
        told.date,
        told.account,
        'Non-registered',
        'Trade',
        told.action === 'Reinvest' ? 'DRIP' : told.action.toUpperCase(),
        'LONG',
        told.symbol,
        'Some Corp',
        'CAD',
        signed(told),
        cents(told.price),
        cents(told.fees),
        cents(cash(told)),
      ],
    ],
    { hasAccount: true, hasReinvestments: true },
  ),
  shape(
    'Zerodha tradebook',
    'symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,order_id,order_execution_time',
    (told, index) => [
      [
        told.symbol,
        'INE000A01011',
        told.date,
        'NSE',
        'EQ',
        'EQ',
        told.action.toLowerCase(),
        'false',
        shares(told, 6),
        (told.price / 100).toFixed(6),
        String(600 + index),
        `1100${index}`,
        `${told.date}T09:20:00`,
      ],
    ],
    { hasFees: false, hasAmounts: false },
  ),
  shape(
    'CommSec transactions',
    'Code,Company,Date,Type,Quantity,Unit Price ($),Trade Value ($),Brokerage+GST ($),GST ($),Contract Note,Total Value ($)',
    (told, index) => [
      [
        told.symbol,
        'SOME GROUP LIMITED',
        dayFirst(told, '/'),
        told.action,
        signed(told),
        cents(told.price),
        cents(isSale(told) ? -grossOf(told) : grossOf(told)),
        cents(told.fees),
        '0.00',
        `C${index}`,
        cents(-cash(told)),
      ],
    ],
  ),
  shape(
    'DEGIRO transactions',
    'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value EUR,Exchange rate,AutoFX Fee,Transaction and/or third party fees EUR,Total EUR,,Order ID',
    (told, index) => {
      const comma = (text: string): string => text.replace('.', ',');
      const gross = cents(isSale(told) ? grossOf(told) : -grossOf(told));
      return [
        [
          dayFirst(told, '-'),
          '15:45',
          productOf(told.symbol),
          '',
          'EAM',
          'EAM',
          comma(signed(told)),
          comma(cents(told.price)),
          'EUR',
          comma(gross),
          'EUR',
          comma(gross),
          '',
          '0,00',
          comma(cents(-told.fees)),
          comma(cents(cash(told))),
          '',
          `a-${index}`,
        ],
      ];
    },
    { nameOf: productOf },
  ),
  shape(
    'Trading 212',
    'Action,Time,ISIN,Ticker,Name,Notes,ID,No. of shares,Price / share,Currency (Price / share),Exchange rate,Result,Currency (Result),Total,Currency (Total),Stamp duty reserve tax,Currency (Stamp duty reserve tax)',
    (told, index) => [
      [
        isSale(told) ? 'Market sell' : 'Limit buy',
        `${told.date} 14:30:05.123`,
        '',
        told.symbol,
        'Some Corp',
        '',
        `EOF${index}`,
        shares(told, 10),
        (told.price / 100).toFixed(10),
        'GBP',
        '',
        '',
        '',
        cents(Math.abs(cash(told))),
        'GBP',
        cents(told.fees),
        'GBP',
      ],
    ],
  ),
  shape(
    'Freetrade',
    'Title,Type,Timestamp,Account Currency,Total Amount,Buy / Sell,Ticker,ISIN,Price per Share in Account Currency,Stamp Duty,Quantity,Venue,Order ID,Order Type,Instrument Currency,Total Shares Amount,Price per Share,FX Rate,FX Fee Amount',
    (told, index) => [
      [
        'Some Corp',
        'ORDER',
        `${told.date}T15:45:10.456Z`,
        'GBP',
        cents(Math.abs(cash(told))),
        told.action.toUpperCase(),
        told.symbol,
        'GB0000000004',
        (told.price / 100).toFixed(8),
        cents(told.fees),
        shares(told, 8),
        'London Stock Exchange',
        `ORD${index}`,
        'BASIC',
        'GBP',
        cents(grossOf(told)),
        (told.price / 100).toFixed(8),
        '',
        '0.00',
      ],
    ],
  ),
  shape(
    'Trade Republic',
    'datetime,date,account_type,category,type,asset_class,name,symbol,shares,price,amount,fee,tax,currency,description,transaction_id',
    (told, index) => [
      [
        `${told.date}T10:00:00.000000Z`,
        told.date,
        'DEFAULT',
        'TRADING',
        told.action.toUpperCase(),
        'STOCK',
        'Some Corp',
        isinOf(told.symbol),
        shares(told, 10),
        (told.price / 100).toFixed(6),
        cents(isSale(told) ? grossOf(told) : -grossOf(told)),
        cents(-told.fees),
        '',
        'EUR',
        '',
        `tx-${index}`,
      ],
    ],
    { nameOf: isinOf },
  ),
  shape(
    'Interactive Brokers transaction history',
    'Transaction History,Header,Date,Account,Description,Transaction Type,Symbol,Quantity,Price,Gross Amount ,Commission,Net Amount',
    told => [
      [
        'Transaction History',
        'Data',
        told.date,
        told.account,
        'SOME CORP',
        told.action,
        told.symbol,
        signed(told, 4),
        cents(told.price),
        cents(isSale(told) ? grossOf(told) : -grossOf(told)),
        told.fees === 0 ? '-' : cents(-told.fees),
        cents(cash(told)),
      ],
    ],
    {
      hasAccount: true,
      above: [
        ['Statement', 'Header', 'Field Name', 'Field Value'],
        ['Statement', 'Data', 'Title', 'Transaction History'],
      ],
    },
  ),
  shape(
    'Interactive Brokers Flex query',
    'ClientAccountID,CurrencyPrimary,AssetClass,Symbol,Description,DateTime,TradeDate,TransactionType,Quantity,TradePrice,TradeMoney,Proceeds,Taxes,IBCommission,NetCash,Open/CloseIndicator,Notes/Codes,Buy/Sell,LevelOfDetail',
    told => {
      const day = told.date.replace(/-/g, '');
      const gross = isSale(told) ? grossOf(told) : -grossOf(told);
      return [
        [
          told.account,
          'USD',
          'STK',
          told.symbol,
          'SOME CORP',
          `${day};093500`,
          day,
          'ExchTrade',
          signed(told),
          cents(told.price),
          cents(-gross),
          cents(gross),
          '0',
          cents(-told.fees),
          cents(cash(told)),
          isSale(told) ? 'C' : 'O',
          '',
          told.action.toUpperCase(),
          'EXECUTION',
        ],
      ];
    },
    {
      hasAccount: true,
      above: [
        ['BOF', 'U0000000', 'trades', '1'],
        ['BOA', 'U0000000'],
      ],
      below: [['EOA', 'U0000000'], ['EOF']],
    },
  ),
  shape(
    'E*TRADE transactions before 2025',
    'TransactionDate,TransactionType,SecurityType,Symbol,Quantity,Amount,Price,Commission,Description',
    told =>
      told.action === 'Reinvest'
        ? [
            [
              us(told),
              'Dividend',
              'MF',
              told.symbol,
              shares(told, 3),
              cents(cash(told)),
              '0',
              '0',
              'SOME FUND REINVEST',
            ],
            [
              us(told),
              'Dividend',
              'MF',
              told.symbol,
              '0',
              cents(grossOf(told)),
              '0',
              '0',
              'SOME FUND RECORD',
            ],
          ]
        : [
            [
              us(told),
              isSale(told) ? 'Sold' : 'Bought',
              'EQ',
              told.symbol,
              signed(told),
              cents(cash(told)),
              cents(told.price),
              cents(told.fees),
              'SOME CORP',
            ],
          ],
    { hasReinvestments: false, above: [['For Account:', '####0000'], ['']] },
  ),
  shape(
    'Merrill transactions',
    'Trade Date,Settlement Date,Account,Description,Type,Symbol/ CUSIP,Quantity,Price,Amount',
    told => [
      [
        us(told),
        us(told),
        told.account,
        'SOME CORP',
        told.action === 'Reinvest' ? 'Reinvestment Share(s)' : isSale(told) ? 'Sale' : 'Purchase',
        told.symbol,
        signed(told),
        cents(told.price),
        grouped(cash(told)).replace('$', ''),
      ],
    ],
    { hasAccount: true, hasFees: false, hasReinvestments: true },
  ),
  shape(
    'Questrade activities',
    'Transaction Date,Settlement Date,Action,Symbol,Description,Quantity,Price,Gross Amount,Commission,Net Amount,Currency,Account #,Activity Type,Account Type',
    told => [
      [
        `${told.date} 12:00:00 AM`,
        `${told.date} 12:00:00 AM`,
        told.action,
        told.symbol,
        'SOME ETF',
        signed(told),
        cents(told.price),
        cents(isSale(told) ? grossOf(told) : -grossOf(told)),
        cents(-told.fees),
        cents(cash(told)),
        'CAD',
        told.account,
        'Trades',
        'Individual Margin',
      ],
    ],
    { hasAccount: true },
  ),
  shape(
    'Robinhood account activity',
    'Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount',
    told => [
      [
        us(told),
        us(told),
        us(told),
        told.symbol,
        'Some Corp',
        told.action,
        shares(told),
        dollars(told.price),
        cash(told) < 0 ? `(${grouped(-cash(told))})` : grouped(cash(told)),
      ],
    ],
    { hasFees: false },
  ),
  shape(
    'the canonical table itself',
    'Date,Action,Symbol,Quantity,Price,Amount,Fees,Account',
    told => [
      [
        told.date,
        told.action,
        told.symbol,
        shares(told),
        cents(told.price),
        cents(grossOf(told)),
        cents(told.fees),
        told.account,
      ],
    ],
    { hasAccount: true, hasReinvestments: true },
  ),
];
