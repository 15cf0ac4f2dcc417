import type { Host } from './host';
import type { Validation } from './host';
import { Spreadsheet, type DataValidation } from './spreadsheet';
import { formatInstant } from './zone';

/** The Apps Script services the add-on may use, over a host: globals of one execution. */
export function services(host: Host): Record<string, object> {
  const spreadsheet = new Spreadsheet(host);
  return strictly({
    SpreadsheetApp: {
      getActive: () => spreadsheet,
      getActiveSpreadsheet: () => spreadsheet,
      getActiveSheet: () => spreadsheet.getActiveSheet(),
      getActiveRange: () => spreadsheet.getActiveRange(),
      flush: () => host('flush'),
      getUi: () => ui(host),
      newDataValidation: () => validation(),
      SheetType: { GRID: 'GRID', OBJECT: 'OBJECT', DATASOURCE: 'DATASOURCE' },
      ProtectionType: { SHEET: 'SHEET', RANGE: 'RANGE' },
      DeveloperMetadataVisibility: { DOCUMENT: 'DOCUMENT', PROJECT: 'PROJECT' },
    },
    HtmlService: { createHtmlOutputFromFile },
    LockService: {
      getDocumentLock: () => ({
        tryLock: () => host('tryLock'),
        releaseLock: () => host('releaseLock'),
      }),
    },
    PropertiesService: { getDocumentProperties: () => properties(host) },
    Session: { getScriptTimeZone: () => 'Etc/UTC' },
    Utilities: {
      sleep: () => undefined,
      formatDate: (date: Date, zone: string, pattern: string) => formatInstant(date.getTime(), zone, pattern),
    },
    Logger: { log: () => undefined },
  });
}

function ui(host: Host): object {
  return strictly({
    createAddonMenu: () => menu(host),
    createMenu: () => menu(host),
    showSidebar: (page: { title: string; width: number }) => host('sidebar', page.title, page.width),
    Button: { YES: 'YES', NO: 'NO', CANCEL: 'CANCEL', CLOSE: 'CLOSE' },
    ButtonSet: { YES_NO_CANCEL: 'YES_NO_CANCEL' },
    alert: (first: string, text?: string, buttons?: string) => {
      if (text === undefined) return host('alert', first);
      if (buttons !== 'YES_NO_CANCEL') throw new Error(`not in the stand-in: ${String(buttons)}`);
      return host('ask', first, text);
    },
  });
}

const MOST_CHOICES = 500; // "The maximum number of items in the list is 500"

function validation(): object {
  let rule: Validation | null = null;
  let [help, allowsInvalid] = ['', true];
  const builder = {
    requireValueInList: (values: string[], showDropdown?: boolean) => {
      if (values.length > MOST_CHOICES || showDropdown === false) throw new Error('not in the stand-in');
      rule = { kind: 'list', values };
      return builder;
    },
    requireDate: () => {
      rule = { kind: 'date' };
      return builder;
    },
    setAllowInvalid: (allows: boolean) => {
      allowsInvalid = allows;
      return builder;
    },
    setHelpText: (text: string) => {
      help = text;
      return builder;
    },
    build: (): DataValidation => {
      if (!rule) throw new Error('a validation without a rule');
      return { rule, help, allowsInvalid };
    },
  };
  return builder;
}

function menu(host: Host): object {
  const items: { caption: string; run: string }[] = [];
  const builder: Record<string, unknown> = {
    addItem: (caption: string, run: string) => {
      items.push({ caption, run });
      return builder;
    },
    addSeparator: () => builder,
    addToUi: () => host('menu', items),
  };
  return builder;
}

function createHtmlOutputFromFile(file: string): object {
  if (file !== 'Sidebar') throw new Error(`No HTML file named ${file} was found.`);
  const page = {
    title: '',
    width: 300,
    setTitle: (title: string) => {
      page.title = title;
      return page;
    },
    setWidth: (width: number) => {
      page.width = width;
      return page;
    },
  };
  return page;
}

function properties(host: Host): object {
  return {
    getProperty: (key: string) => host('properties')[key] ?? null,
    setProperty: (key: string, value: string) => {
      if (value.length > 9216) throw new Error('Argument too large: value');
      host('setProperties', { ...host('properties'), [key]: value });
    },
    deleteProperty: (key: string) => {
      const kept = Object.entries(host('properties')).filter(([name]) => name !== key);
      host('setProperties', Object.fromEntries(kept));
    },
  };
}

/** What the stand-in does not model says so, instead of failing somewhere else. */
function strictly<T extends object>(service: T): T {
  return new Proxy(service, {
    get(target, name) {
      if (name in target || typeof name === 'symbol') {
        const value = target[name as keyof T];
        return isPlain(value) ? strictly(value) : value;
      }
      throw new Error(`not in the stand-in: ${name}`);
    },
  });
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
