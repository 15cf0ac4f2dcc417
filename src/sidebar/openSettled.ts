import type { Answer } from '../addon/answer';
import type { Opened } from '../addon/found';
import type { Server } from './server';

const TRIES = 20;
const PAUSE = 1500; // milliseconds between two looks

/** Reads the tables; while formulas of theirs are still computing it says so, waits and looks again. */
export async function openSettled(
  server: Pick<Server, 'open'>,
  onWait: () => void,
  pause: (milliseconds: number) => Promise<void> = milliseconds =>
    new Promise(resolve => setTimeout(resolve, milliseconds)),
): Promise<Answer<Opened>> {
  for (let tries = 1; ; tries++) {
    const answer = await server.open();
    if (!answer.ok || !answer.isComputing || tries === TRIES) return answer;
    onWait();
    await pause(PAUSE);
  }
}
