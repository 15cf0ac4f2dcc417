import { formatDay } from '../../../base/day';
import type { ReplacementNote } from '../../../planner/replacement';

export function noteText(note: ReplacementNote): string {
  const { symbol } = note;
  switch (note.code) {
    case 'isIdentical':
      return `${symbol} is the same security or a conversion of it: buying it would wash the loss`;
    case 'isSoldByPlan':
      return `${symbol} is sold at a loss by this plan: buying it would wash that loss`;
    case 'notBefore':
      return `${symbol} itself is not to be bought before ${formatDay(note.day)}`;
    case 'mayWashBefore':
      return `${symbol} may wash a loss of the same index before ${formatDay(note.day)}`;
    case 'distributesOn':
      return `${symbol} distributes on ${formatDay(note.day)}: bought before, the distribution is taxed to you`;
  }
}

export const noteWords = (notes: readonly ReplacementNote[]): string =>
  notes.map(note => `${noteText(note)}.`).join(' ');
