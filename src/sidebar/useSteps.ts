import { useRef, useState } from 'preact/hooks';
import type { Steps } from '../base/steps';
import { inSteps } from './inSteps';

/** Work in steps that shows how far it is, 0 to 1, and can be stopped. */
export interface StepsInPage {
  /** null while nothing is worked on. */
  readonly progress: number | null;
  readonly run: <T>(steps: Steps<T>) => Promise<T | null>;
  readonly stop: () => void;
}

export function useSteps(): StepsInPage {
  const [progress, setProgress] = useState<number | null>(null);
  const isStopped = useRef(false);
  return {
    progress,
    run: async steps => {
      isStopped.current = false;
      try {
        return await inSteps(steps, done => {
          setProgress(done);
          return !isStopped.current;
        });
      } finally {
        setProgress(null);
      }
    },
    stop: () => {
      isStopped.current = true;
    },
  };
}
