import { LOT_ROLES } from './lotRoles';

/** What a column of an export is, found by its heading alone. Headings are facts; brokers are not named. */
export type Role =
  | 'date'
  | 'time'
  | 'settled'
  | 'action'
  | 'side'
  | 'status'
  | 'symbol'
  | 'security'
  | 'description'
  | 'quantity'
  | 'netShares'
  | 'rate'
  | 'reference'
  | 'record'
  | 'price'
  | 'amount'
  | 'gross'
  | 'debit'
  | 'credit'
  | 'fees'
  | 'account'
  | 'accountType'
  | 'asset'
  | 'currency'
  | 'priceCurrency'
  | 'openClose'
  | 'direction'
  | 'detail'
  | 'acquired'
  | 'sold'
  | 'basis'
  | 'unitCost'
  | 'unadjusted'
  | 'value'
  | 'proceeds'
  | 'gain'
  | 'shortGain'
  | 'longGain'
  | 'adjustment'
  | 'term'
  | 'box'
  | 'covered'
  | 'awardValue'
  | 'discount'
  | 'ordinary'
  | 'grossNet'
  | 'corrected'
  | 'order'
  | 'accrued';

/**
 * The keys of each role, the strongest first: of several columns the first key decides, but for roles that add up
 * (fees) or are read together (action).
 */
export const ROLES: Readonly<Record<Role, readonly string[]>> = {
  date: [
    'filledtime',
    'tradedate',
    'activitytradedate',
    'transactiondate',
    'executiondate',
    'date',
    'vestdate',
    'rundate',
    'activitydate',
    'processdate',
    'datetime',
    'timestamp',
    'time',
    'datum',
    'dateandtime',
    'createdat',
    'fecha',
  ],
  time: ['time', 'tijd', 'datetime', 'orderexecutiontime', 'timestamp', 'executiontime', 'hora', 'createdat'],
  settled: ['settlementdate', 'settledate', 'effectivedate', 'posteddate', 'valutadatum', 'valuedate'],
  action: [
    'action',
    'activitytype',
    'activitysubtype',
    'transactiontype',
    'transtype',
    'transcode',
    'tradetype',
    'transactietype',
    'transaction',
    'category',
    'type',
    'subtype',
    'activity',
  ],
  side: ['buysell', 'side', 'reference'],
  status: ['orderstatus', 'status'],
  symbol: [
    'symbol',
    'ticker',
    'symbolcusip',
    'code',
    'instrument',
    'asset',
    'assetname',
    'currencyname',
    'pair',
  ],
  security: ['isin', 'plan', 'product', 'security', 'investmentname', 'securityname'],
  description: [
    'description',
    'securitydescription',
    'transactiondescription',
    'description1',
    'details',
    'opmerking',
    'omschrijving',
    'name',
    'displayname',
    'title',
    'notes',
    'company',
    'descriptionofproperty',
    'descriptionofpropertystockorothersymbolcusip',
  ],
  netShares: ['netshareproceeds', 'netsharesdeposited', 'sharesdeposited'],
  awardValue: [
    'fairmarketvalueprice',
    'vestfairmarketvalue',
    'fairmarketvaluepershare',
    'fmvpershare',
    'purchasefairmarketvalue',
    'fmv',
  ],
  rate: ['exchangerate', 'wisselkoers'],
  reference: ['refid'],
  record: ['recordtype'],
  quantity: [
    'filled',
    'filledqty',
    'filledquantity',
    'qtyfilled',
    'quantity',
    'qty',
    'shares',
    'units',
    'noofshares',
    'numberofshares',
    'transactionshares',
    'quantitytransacted',
    'vol',
    'volume',
    'aantal',
    'stuks',
    'cantidad',
  ],
  price: [
    'price',
    'tprice',
    'shareprice',
    'unitprice',
    'tradeprice',
    'priceshare',
    'pricepershareinaccountcurrency',
    'pricepershare',
    'proceedspershare',
    'lastprice',
    'currentprice',
    'marketprice',
    'ltp',
    'unitcost',
    'spotpriceattransaction',
    'priceattransaction',
    'koers',
    'xferprice',
    'saleprice',
    'purchaseprice',
  ],
  amount: [
    'netamount',
    'netcashamount',
    'netcash',
    'totaleur',
    'totalamount',
    'amount',
    'waarde',
    'total',
    'totalinclusiveoffeesandorspread',
    'totalvalue',
    'totaltransactionamount',
    'value',
    'bedrag',
  ],
  gross: [
    'grossamount',
    'principalamount',
    'tradevalue',
    'proceeds',
    'cost',
    'subtotal',
    'totalsharesamount',
    'trademoney',
  ],
  debit: ['debit'],
  credit: ['credit'],
  fees: [
    'fees',
    'fee',
    'commission',
    'commissions',
    'feescomm',
    'feesandcomm',
    'commfee',
    'ibcommission',
    'commissionfees',
    'commissionsandfees',
    'feesandcommissions',
    'feesandorspread',
    'brokeragegst',
    'brokerage',
    'regfee',
    'shorttermrdmfee',
    'fundredemptionfee',
    'deferredsalescharge',
    'stampduty',
    'stampdutyreservetax',
    'currencyconversionfee',
    'transactionandorthirdpartyfeeseur',
    'autofxfee',
    'kosten',
    'fxfeeamount',
    'transactionfee',
  ],
  account: ['account', 'accountname', 'accountnumber', 'accountid', 'clientaccountid', 'rekening'],
  accountType: ['accounttype', 'registration'],
  asset: ['assetcategory', 'assetclass', 'assettype', 'securitytype', 'aclass', 'segment', 'assetsubtype'],
  currency: ['currency', 'currencyprimary', 'accountcurrency', 'currencytotal', 'pricecurrency'],
  priceCurrency: ['currencypriceshare', 'instrumentcurrency'],
  openClose: ['openclose', 'opencloseindicator', 'notescodes', 'notescode', 'code'],
  direction: ['direction'],
  detail: ['datadiscriminator', 'levelofdetail'],
  ...LOT_ROLES,
};
