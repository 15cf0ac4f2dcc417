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
  | 'order'
  | 'accrued';

/**
 * The keys of each role, the strongest first: of several columns the first key decides, but for roles that add up
 * (fees) or are read together (action).
 */
export const ROLES: Readonly<Record<Role, readonly string[]>> = {
  date: [
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
  symbol: ['symbol', 'ticker', 'symbolcusip', 'code', 'instrument', 'asset', 'currencyname', 'pair'],
  security: ['isin', 'plan', 'product', 'security', 'investmentname', 'securityname'],
  description: [
    'description',
    'securitydescription',
    'transactiondescription',
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
    'fmv',
  ],
  rate: ['exchangerate', 'wisselkoers'],
  reference: ['refid'],
  record: ['recordtype'],
  quantity: [
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
  acquired: [
    'acquired',
    'opendate',
    'openeddate',
    'acquireddate',
    'dateacquired',
    'purchasedate',
    'datepurchased',
  ],
  sold: ['sold', 'closeddate', 'closedate', 'datesold', 'datesoldordisposed', 'solddate', 'saledate'],
  basis: [
    'adjustedcostbasis',
    'costbasistotal',
    'costbasis',
    'totalcost',
    'costbasiscb',
    'costorotherbasis',
    'cost',
    'basis',
    'acquisitioncost',
  ],
  unitCost: [
    'costshare',
    'costpershare',
    'averagecostbasis',
    'pricepaid',
    'avgcost',
    'avgprice',
    'adjustedcostshare',
  ],
  unadjusted: ['unadjustedcostbasis'],
  value: ['mktval', 'currentvalue', 'marketvalue', 'curval', 'totalvalue', 'value'],
  proceeds: ['proceeds', 'salesproceeds', 'salesprice', 'totalproceeds'],
  gain: ['gainloss', 'gain', 'totalgainloss', 'realizedpl', 'realizedgainloss', 'adjustedgainloss'],
  shortGain: ['shorttermgainloss', 'shorttermgain'],
  longGain: ['longtermgainloss', 'longtermgain'],
  adjustment: [
    'disallowedloss',
    'washsalelossdisallowed',
    'adjustmentamount',
    'adjustment',
    'washsaleadjustment',
    'deferredloss',
    'totalwashsaleadjustmentamount',
  ],
  term: ['term', 'holdingperiod', 'longshort', 'shortlong'],
  box: ['form8949code', 'form8949box', 'reportingcategory', 'box', 'applicablecheckboxonform8949'],
  covered: [
    'coveredornoncovered',
    'covered',
    'noncovered',
    'coveredsecurity',
    'noncoveredsecurity',
    'basisreportedtoirs',
  ],
  discount: ['accruedmarketdiscount', 'marketdiscount', 'accruedmarketdiscountamount'],
  order: ['orderid'],
  accrued: ['accruedinterest', 'accruedint', 'interestaccrued', 'accruedinterestpaid', 'accruedintpaid'],
};
