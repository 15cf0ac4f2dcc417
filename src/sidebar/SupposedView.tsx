import { useState } from 'preact/hooks';
import { exactNumber } from '../base/exact';
import { isSheltered, type StatedLot } from '../engine/records';
import { AS_THEY_ARE, isSupposed, type Supposed } from './supposed';

interface Props {
  readonly lots: readonly StatedLot[];
  readonly supposed: Supposed;
  readonly isBusy: boolean;
  readonly onSuppose: (supposed: Supposed) => void;
}

const WIDEST = 50; // per cent, either way

/** Other prices, tried: the plan follows, and nothing is written. */
export function SupposedView(given: Props) {
  const [isOpen, setOpen] = useState(isSupposed(given.supposed));
  return (
    <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary class="small">What if prices were different</summary>
      {isOpen && <Prices {...given} />}
    </details>
  );
}

function Prices({ lots, supposed, isBusy, onSuppose }: Props) {
  const [percent, setPercent] = useState(supposed.percent);
  const symbols = [
    ...new Set(lots.filter(({ account }) => !isSheltered(account)).map(({ symbol }) => symbol)),
  ];
  const set = (symbol: string, text: string): void => {
    const own = new Map(supposed.own);
    const price = Number(text);
    if (text.trim() !== '' && price > 0) own.set(symbol, price);
    else own.delete(symbol);
    onSuppose({ ...supposed, own });
  };
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
      {isSupposed(supposed) && (
        <p class="message warn">
          Under supposed prices. Nothing is written.{' '}
          <button
            type="button"
            disabled={isBusy}
            onClick={() => {
              setPercent(0);
              onSuppose(AS_THEY_ARE);
            }}
          >
            Back to the prices of the sheet
          </button>
        </p>
      )}
      {symbols.slice(0, MOST).map(symbol => (
        <label key={symbol} class="small">
          Price of {symbol}
          <input
            type="number"
            min={0}
            step="any"
            value={supposed.own.get(symbol) ?? ''}
            placeholder={priceOf(lots, symbol)}
            disabled={isBusy}
            onChange={event => set(symbol, event.currentTarget.value)}
          />
        </label>
      ))}
    </>
  );
}

/** In one look; others are changed in the sheet. */
const MOST = 60;

const priceOf = (lots: readonly StatedLot[], symbol: string): string => {
  const lot = lots.find(one => one.symbol === symbol && one.value !== null);
  return lot ? (exactNumber(lot.value!) / exactNumber(lot.quantity)).toFixed(2) : 'no price';
};
