import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { DIST, type Bundle } from './bundle';

type Part = 'lots' | 'plan' | 'year' | 'check' | 'desk' | 'questions' | 'purchases' | 'calendar' | 'notToBuy';

interface Told {
  readonly rows?: (string | number | boolean)[][];
  readonly error?: string;
}

export interface Library {
  call(name: string, args: readonly unknown[]): unknown;
  household(tables: object, asOf: string): Readonly<Record<Part, Told>>;
  readonly version: {
    readonly version: string;
    readonly build: string;
    readonly lastYear: Readonly<Record<string, number>>;
  };
}

export const libraryText = (): string => readFileSync(`${DIST}/tlh.js`, 'utf8');

/** `dist/tlh.js` in a context that has nothing but the language. */
export function openLibrary(): Library {
  const context = vm.createContext({});
  vm.runInContext(libraryText(), context, { filename: 'tlh.js' });
  return context['tlh'] as Library;
}

/** What Sheets hands over, as JSON has it. */
export function asJson(bundle: Bundle, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(one => asJson(bundle, one));
  if (Object.prototype.toString.call(value) !== '[object Date]') return value;
  const moment = bundle.moment(value as Date);
  return moment.endsWith(' 00:00:00') ? moment.slice(0, 10) : moment;
}

interface Said {
  readonly answer?: unknown;
  readonly error?: string;
}

const said = (ask: () => unknown): Said => {
  try {
    return { answer: ask() };
  } catch (error) {
    return { error: (error as Error).message };
  }
};

/** The bundle's answer (or fault), once the library has been found to say the very same. */
export function bothSay(bundle: Bundle, library: Library, name: string, args: readonly unknown[]): unknown {
  const sheet = said(() => bundle.call(name, ...args));
  const json = said(() => library.call(name, JSON.parse(JSON.stringify(asJson(bundle, args))) as unknown[]));
  const told = JSON.stringify({ ...sheet, answer: asJson(bundle, sheet.answer) });
  if (JSON.stringify(json) !== told) throw new Error(`the library says ${JSON.stringify(json)}, not ${told}`);
  if (sheet.error !== undefined) throw new Error(sheet.error);
  return sheet.answer;
}
