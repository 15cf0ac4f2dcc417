import { ZERO, type Shares } from '../base/exact';
import { readText } from '../table/readCell';
import { cellOf, cellsOf, type Record } from './recognise';
import type { Reading } from './brokerWords';

/** Words that only say that something was traded. */
export const isGeneric = (words: string): boolean =>
  /^(EXCHTRADE|BOOKTRADE|TRADING|ORDER|TRADE|SECURITYTRANSACTIONS|FUNDTRANSFERS)?$/i.test(words.trim());

export const sideWord = (word: string): string =>
  /^B\d+$/.test(word) ? 'BUY' : /^S\d+$/.test(word) ? 'SELL' : /^[A-Z]?\d{3,}/.test(word) ? '' : word;

/** What the codes of an option's row say beside buy and sell. */
export function optionCode(code: string): 'Expired' | 'Assigned' | 'Exercised' | null {
  const codes = code.split(/[;,\s]+/);
  if (codes.includes('EP')) return 'Expired';
  if (codes.includes('A')) return 'Assigned';
  return codes.includes('EX') ? 'Exercised' : null;
}

/** A sale that opens is short, a purchase that closes covers. */
export function opened(side: 'Buy' | 'Sell', isOption: boolean, code: string): Reading {
  const codes = code.split(/[;,\s]+/);
  const [isOpen, isClose] = [codes.includes('O'), codes.includes('C')];
  const is = (meaning: Extract<Reading, { kind: 'action' }>['meaning']): Reading => ({
    kind: 'action',
    meaning,
  });
  if (isOption && isOpen) return is(side === 'Buy' ? 'Buy to open' : 'Sell to open');
  if (isOption && isClose) return is(side === 'Buy' ? 'Buy to close' : 'Sell to close');
  if (side === 'Sell' && isOpen) return is('Short');
  return side === 'Buy' && isClose ? is('Cover') : is(side);
}

/** A transfer's direction, by its words and else by its sign. */
export function directed(meaning: string, record: Record, quantity: Shares | null): string {
  if (meaning !== 'Transfer') return meaning;
  const words = [...cellsOf(record, 'action'), cellOf(record, 'direction'), cellOf(record, 'description')]
    .map(readText)
    .join(' ');
  if (quantity !== null && quantity < ZERO) return 'Transfer out';
  if (/\b(OUT|OUTGOING|DELIVER\w*|SENT|TO VS)\b|TRANSFER SHARES/i.test(words)) return 'Transfer out';
  if (/\b(IN|INCOMING|RECEIVED?|FROM)\b/i.test(words)) return 'Transfer in';
  const isSigned = record.layout.columns.has('quantity') && quantity !== null;
  return isSigned && /transfer|journal/i.test(words) ? 'Transfer in' : 'Transfer';
}
