import type { Shares } from '../base/exact';
import type { Acquisition } from './ledger';

/**
 * The one place that changes how many shares (or contracts) of an acquisition can still replace sold ones: those that
 * are held, or count as if they were, and have not replaced yet. What an account buys that meets no loss never can.
 */
export function changeFree(acquisition: Acquisition, by: Shares): void {
  if (acquisition.effect === 'none') return;
  (acquisition as { free: Shares }).free += by;
}

/** What moves shares about within the household: they can replace all the while. */
export function keepingFree<T>(acquisition: Acquisition, move: () => T): T {
  const { free } = acquisition;
  const moved = move();
  changeFree(acquisition, free - acquisition.free);
  return moved;
}
