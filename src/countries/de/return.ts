import {
  ENGLISH,
  gainsOf,
  isCoin,
  isFund,
  lineOf,
  lossesOf,
  saleTable,
  sumOf,
  type ReturnLine,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
} from '../returnParts';

/**
 * Anlage KAP for what no German broker has withheld on (Zeilen 19, 20, 22, 23 of the form for 2023), KAP-INV for funds,
 * before the part that is exempt, and Anlage SO for coins sold within a year.
 */
export const anlagen: ReturnParts = (sales, assessed) => {
  // Held for more than a year they are free: § 23 Abs. 1 Nr. 2.
  const coins = sales.filter(sale => isCoin(sale) && sale.term === 'short');
  const others = sales.filter(sale => !isCoin(sale));
  const [funds, direct] = [others.filter(isFund), others.filter(sale => !isFund(sale))];
  const shares = direct.filter(({ asset }) => asset === 'stock');
  const rest = direct.filter(({ asset }) => asset !== 'stock');
  return [
    ...part(
      'Anlage KAP: capital income without German withholding',
      [
        {
          where: 'Zeile 19',
          words: 'Ausländische Kapitalerträge: gains less losses of these sales',
          amount: sumOf(direct, ({ gain }) => gain),
        },
        { where: 'Zeile 20', words: 'Of it, gains of shares', amount: gainsOf(shares) },
        { where: 'Zeile 22', words: 'Of it, losses other than of shares', amount: lossesOf(rest) },
        { where: 'Zeile 23', words: 'Of it, losses of shares', amount: lossesOf(shares) },
        lineOf(
          assessed,
          'Saver’s allowance used',
          'Sparer-Pauschbetrag',
          'Used here; what banks have used already comes off it',
        ),
      ],
      direct,
      'Only sales at a broker that withholds no German tax (a foreign one; a German branch is none). For the others the broker’s Steuerbescheinigung has the lines, and a loss certificate (Verlustbescheinigung) must be asked for by 15 December: EStG § 43a Abs. 3.',
    ),
    ...part(
      'Anlage KAP-INV: sales of fund units',
      [
        {
          where: 'Gewinne und Verluste aus der Veräußerung',
          words: 'Before the part that is exempt (Teilfreistellung)',
          amount: sumOf(funds, ({ proceeds, cost }) => proceeds - cost),
        },
        lineOf(
          assessed,
          'Of it, Vorabpauschalen before what is exempt',
          'Vorabpauschalen',
          'Before the part that is exempt',
        ),
      ],
      funds,
      'By kind of fund (Aktienfonds, Mischfonds, Immobilienfonds, others), each on its own line: the office takes the exempt part off (InvStG § 20).',
    ),
    ...part(
      'Anlage SO: private sales',
      [
        lineOf(
          assessed,
          'Coins sold within a year',
          'Private Veräußerungsgeschäfte',
          'Coins sold within a year: gain or loss',
        ),
      ],
      coins,
      'Each coin with its days, proceeds and cost (EStG § 23; BMF of 6 March 2025).',
    ),
  ];
};

const part = (
  title: string,
  lines: readonly ReturnLine[],
  sales: readonly ReturnSale[],
  note: string,
): ReturnPart[] =>
  sales.length === 0
    ? []
    : [
        {
          title,
          lines,
          ...saleTable({ ...ENGLISH, notCounted: 'Exempt or not counted' }, sales),
          note,
        },
      ];
