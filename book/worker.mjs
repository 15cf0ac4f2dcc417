/* One thread that answers households, with a library of its own that keeps nothing from one to the next. */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { answered, problemRow } from './household.mjs';

const context = vm.createContext({});
vm.runInContext(readFileSync(workerData.library, 'utf8'), context, { filename: 'tlh.js' });
const { tlh } = context;

parentPort.on('message', async ({ n, household, tables }) => {
  let told;
  try {
    told = await answered(tlh, { tables, folder: workerData.folder }, workerData.asOf);
  } catch (error) {
    const message = error instanceof Error ? error.message : error?.message;
    told = { results: { problems: problemRow(String(message ?? error)) }, tables };
  }
  // Cells of another realm are plain after JSON, and one text is cheaper to hand over than a hundred thousand cells.
  parentPort.postMessage({ n, household, json: JSON.stringify(told) });
});
parentPort.postMessage({ isReady: true });
