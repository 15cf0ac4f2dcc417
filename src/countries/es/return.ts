import {
  ENGLISH,
  isCoin,
  isFund,
  lineOf,
  saleTable,
  sumOf,
  typed,
  type ReturnPart,
  type ReturnParts,
  type ReturnSale,
  type SaleNames,
} from '../returnParts';

const NAMES: SaleNames = {
  ...ENGLISH,
  asset: 'Entidad o moneda',
  number: 'Número',
  acquired: 'Adquisición',
  sold: 'Transmisión',
  proceeds: 'Valor de transmisión',
  cost: 'Valor de adquisición',
  notCounted: 'Pérdida no imputable',
  gain: 'Ganancia o pérdida',
};

/** Modelo 100, apartado F2: funds, listed shares and coins each in a section of their own, then the base del ahorro. */
export const modelo100: ReturnParts = (sales, assessed) => [
  ...section('Acciones o participaciones de instituciones de inversión colectiva', sales.filter(isFund)),
  ...section(
    'Acciones admitidas a negociación',
    sales.filter(sale => !isFund(sale) && !isCoin(sale)),
  ),
  ...section('Monedas virtuales', sales.filter(isCoin)),
  typed('Base imponible del ahorro', [
    lineOf(assessed, 'Net gain or loss', 'Saldo de ganancias y pérdidas', ''),
    lineOf(assessed, 'Off your income from capital', 'Compensación con rendimientos', 'LIRPF art. 49.1'),
    lineOf(assessed, 'Losses carried forward', 'Saldo pendiente', 'For the four years that follow'),
  ]),
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
          ...saleTable(NAMES, sales),
          note: 'Values are after fees: commissions of the sale come off the valor de transmisión, those of the purchase are in the valor de adquisición (LIRPF art. 35).',
        },
      ];
