import type { Words } from '../../../planner/facts';
import type { Reason } from '../../../planner/plan';
import type { LawFact, LawWords } from '../facts';
import { BUY_WORDS } from './buy';
import { LEFT_WORDS } from './left';
import { NOTE_WORDS } from './notes';
import { REMARK_WORDS } from './remarks';
import { noteText } from './replacement';
import { REVIEW_WORDS } from './review';
import { RISK_WORDS } from './risk';
import { SALE_WORDS } from './sale';

/** What a plan finds, in the words of the federal law. */
export const PLAN_WORDS: Words = {
  ...LEFT_WORDS,
  ...NOTE_WORDS,
  ...SALE_WORDS,
  replacementNotes: notes => notes.map(noteText),
};

const LAW_WORDS: LawWords = { ...BUY_WORDS, ...REMARK_WORDS, ...REVIEW_WORDS, ...RISK_WORDS };

/** The sentences of facts, each with the rule it stands on. */
export const say = (facts: readonly LawFact[]): Reason[] =>
  facts.map(fact => (LAW_WORDS[fact.code] as (one: LawFact) => Reason)(fact));
