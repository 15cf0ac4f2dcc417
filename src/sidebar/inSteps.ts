import type { Steps } from '../base/steps';

/** How much is done, 0 to 1; answers false to stop. */
export type OnProgress = (done: number) => boolean;

const BREATH = 40; // milliseconds of work between which the page stays usable

/** Does the work in steps; null when it was stopped. */
export async function inSteps<T>(steps: Steps<T>, onProgress: OnProgress): Promise<T | null> {
  for (;;) {
    const until = performance.now() + BREATH;
    let step = steps.next();
    while (!step.done && performance.now() < until) step = steps.next();
    if (step.done) return step.value;
    if (!onProgress(step.value)) return null;
    await new Promise(resolve => setTimeout(resolve));
  }
}
