import { useEffect, useState } from 'preact/hooks';
import { isSheltered, type StatedLot } from '../engine/records';
import { Fold } from './Fold';
import { priceOf } from './money';
import { AS_THEY_ARE, isSupposed, withPrice, type Supposed } from './supposed';

interface Props {
  readonly lots: readonly StatedLot[];
  readonly supposed: Supposed;
  readonly isBusy: boolean;
  readonly onSuppose: (supposed: Supposed) => void;
}

const WIDEST = 50; // per cent, either way

/** Other prices, tried: the plan follows, and nothing is written. */
export function SupposedView(given: Props) {
  return <Fold title="What if prices were different">{() => <Prices {...given} />}</Fold>;
}

/** Above every figure that stands on them. */
export function UnderSupposed({ supposed, isBusy, onSuppose }: Omit<Props, 'lots'>) {
  if (!isSupposed(supposed)) return null;
  return (
    <p class="message warn">
      Under supposed prices. Nothing is written.{' '}
      <button type="button" disabled={isBusy} onClick={() => onSuppose(AS_THEY_ARE)}>
        Back to the prices of the sheet
      </button>
    </p>
  );
}

function Prices({ lots, supposed, isBusy, onSuppose }: Props) {
  const [percent, setPercent] = useState(supposed.percent);
  useEffect(() => setPercent(supposed.percent), [supposed]);
  const symbols = [
    ...new Set(lots.filter(({ account }) => !isSheltered(account)).map(({ symbol }) => symbol)),
  ];
  return (
    <>
      <label>
        All prices: {percent > 0 ? '+' : ''}
        {percent}%
        <input
          type="range"
          min={-WIDEST}
          max={WIDEST}
          step={1}
          value={percent}
          disabled={isBusy}
          onInput={event => setPercent(Number(event.currentTarget.value))}
          onChange={event => onSuppose({ ...supposed, percent: Number(event.currentTarget.value) })}
        />
      </label>
      {symbols.slice(0, MOST).map(symbol => (
        <label key={symbol} class="small">
          Price of {symbol}
          <input
            type="number"
            min={0}
            step="any"
            value={supposed.own.get(symbol) ?? ''}
            placeholder={priceIn(lots, symbol)}
            disabled={isBusy}
            onChange={event => onSuppose(withPrice(supposed, symbol, event.currentTarget.value))}
          />
        </label>
      ))}
    </>
  );
}

/** In one look; others are changed in the sheet. */
const MOST = 60;

const priceIn = (lots: readonly StatedLot[], symbol: string): string => {
  const lot = lots.find(one => one.symbol === symbol && one.value !== null);
  return lot ? priceOf(lot) : 'no price';
};
