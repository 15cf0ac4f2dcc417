/** What the browser keeps between visits: the workbook and what the add-on stored beside it. */
export interface Kept {
  readonly zone: string;
  readonly snapshot: object;
  readonly metadata: unknown;
  readonly properties: unknown;
}

const DATABASE = 'workbench';
const STORE = 'kept';
export const OWN_WORKBOOK = 'workbook';

let key = OWN_WORKBOOK;

/** A household of a book is kept apart from one's own workbook. */
export const keepAs = (name: string): void => {
  key = name;
};

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('the browser keeps nothing here'));
  });
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = work(database.transaction(STORE, mode).objectStore(STORE));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('the workbook could not be kept'));
  });
}

export const load = async (): Promise<Kept | null> =>
  ((await run('readonly', store => store.get(key))) as Kept | undefined) ?? null;

let isForgotten = false;

export async function save(kept: Kept): Promise<void> {
  if (!isForgotten) await run('readwrite', store => store.put(kept, key));
}

/** The page starts anew after it: what it still shows is not kept once more. */
export function forget(): Promise<undefined> {
  isForgotten = true;
  return run('readwrite', store => store.delete(key));
}
