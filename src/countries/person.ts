import { nameKey } from '../base/text';
import type { Owner } from '../engine/records';

/** Every Self is the taxpayer; anyone else is a person of their own. */
export const personOf = ({ role, name }: Owner): string =>
  role === 'self' ? 'self' : `${role} ${nameKey(name)}`;
