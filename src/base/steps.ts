/** Work in steps, so that whoever waits for it can do something else in between: each yields how much is done, 0 to 1. */
export type Steps<T> = Generator<number, T>;

/** All of it at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Steps as a part of a longer work, from one share of it to another. */
export function* within<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield from + (to - from) * step.value;
  return step.value;
}

/** Visits every one of many, with a step after each so many. */
export function* eachOf<T>(
  all: readonly T[],
  visit: (one: T, index: number) => void,
  every = 500,
): Steps<void> {
  for (let at = 0; at < all.length; at++) {
    visit(all[at]!, at);
    if (at % every === every - 1) yield at / all.length;
  }
}
