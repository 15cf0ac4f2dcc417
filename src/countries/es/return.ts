import {
  amountCell,
  dayCell,
  isCoin,
  isFund,
  lineOf,
  money,
  sentences,
  text,
  sumOf,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
} from '../returnParts';

/** Modelo 100, apartado F2: funds, listed shares and coins each in a section of their own, then the base del ahorro. */
export const modelo100: ReturnParts = (sales, assessed) => [
  ...section('Acciones o participaciones de instituciones de inversión colectiva', sales.filter(isFund)),
  ...section(
    'Acciones admitidas a negociación',
    sales.filter(sale => !isFund(sale) && !isCoin(sale)),
  ),
  ...section('Monedas virtuales', sales.filter(isCoin)),
  {
    title: 'Base imponible del ahorro',
    lines: [
      lineOf(assessed, 'Net gain or loss', 'Saldo de ganancias y pérdidas', ''),
      lineOf(assessed, 'Off your income from capital', 'Compensación con rendimientos', 'LIRPF art. 49.1'),
      lineOf(assessed, 'Losses carried forward', 'Saldo pendiente', 'For the four years that follow'),
    ],
    headings: [],
    rows: [],
    note: '',
  },
];

const section = (title: string, sales: readonly ReturnSale[]): ReturnPart[] =>
  sales.length === 0
    ? []
    : [
        {
          title,
          lines: [
            { where: title, words: 'Valor de transmisión', amount: sumOf(sales, ({ proceeds }) => proceeds) },
            { where: title, words: 'Valor de adquisición', amount: sumOf(sales, ({ cost }) => cost) },
          ],
          headings: [
            text('Entidad o moneda'),
            text('Número'),
            text('Adquisición'),
            text('Transmisión'),
            money('Valor de transmisión'),
            money('Valor de adquisición'),
            money('Pérdida no imputable'),
            money('Ganancia o pérdida'),
            sentences('Why'),
          ],
          rows: sales.map(sale => [
            sale.symbol,
            sale.quantity,
            sale.acquired,
            dayCell(sale.sold),
            amountCell(sale.proceeds),
            amountCell(sale.cost),
            amountCell(sale.adjustment),
            amountCell(sale.gain),
            sale.why,
          ]),
          note: 'Values are after fees: commissions of the sale come off the valor de transmisión, those of the purchase are in the valor de adquisición (LIRPF art. 35).',
        },
      ];
