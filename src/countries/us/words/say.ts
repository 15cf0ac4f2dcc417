import type { Reason } from '../../../planner/plan';
import { BUY_WORDS } from './buy';
import { LEFT_WORDS, type Say } from './left';
import { NOTE_WORDS } from './notes';
import { REVIEW_WORDS } from './review';
import { RISK_WORDS } from './risk';
import { SALE_WORDS } from './sale';

const WORDS = {
  ...BUY_WORDS,
  ...LEFT_WORDS,
  ...NOTE_WORDS,
  ...REVIEW_WORDS,
  ...RISK_WORDS,
  ...SALE_WORDS,
};

type Words = typeof WORDS;

/** What the plan found, by the code of its sentence: who, how much, until when. */
export type Fact = { readonly [C in keyof Words]: { readonly code: C } & ArgumentOf<Words[C]> }[keyof Words];

type ArgumentOf<F extends (...args: never[]) => Reason> =
  Parameters<F> extends [infer A, ...unknown[]] ? A : unknown;

/** The sentence of a fact, with the rule it stands on. */
export const say = (fact: Fact): Reason =>
  (WORDS[fact.code] as (told: Fact, sayIt: Say) => Reason)(fact, other => say(other as Fact));

export const sayAll = (facts: readonly Fact[]): Reason[] => facts.map(say);
