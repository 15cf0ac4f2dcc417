/*
 * The library behind an HTTP handler, as BigQuery's remote functions call one: what does not fit into a JavaScript
 * function of a query runs here. Reads tlh.js beside it; keeps nothing of a request.
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

/** BigQuery sends at most 10 MB a request; what claims more is not read. */
const MOST_BYTES = 16 * 1024 * 1024;

/** @param {string} library the text of tlh.js */
export function remoteServer(library) {
  const context = vm.createContext({});
  vm.runInContext(library, context, { filename: 'tlh.js' });
  const { tlh } = context;
  return http.createServer(async (request, response) => {
    const send = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.method === 'GET') return send(200, tlh.version);
    if (request.method !== 'POST') return send(405, { errorMessage: 'POST what BigQuery sends' });
    const asked = await bodyOf(request)
      .then(JSON.parse)
      .catch(() => null);
    if (!Array.isArray(asked?.calls)) return send(400, { errorMessage: 'the body has no calls' });
    send(200, { replies: asked.calls.map(call => reply(tlh, call)) });
  });
}

async function bodyOf(request) {
  const pieces = [];
  let bytes = 0;
  for await (const piece of request) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Error('too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** A row's answer; its fault is its own and stops no other row. */
function reply(tlh, call) {
  try {
    const [tables, asOf] = call;
    return tlh.household(typeof tables === 'string' ? JSON.parse(tables) : tables, asOf);
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const library = readFileSync(new URL('tlh.js', import.meta.url), 'utf8');
  remoteServer(library).listen(Number(process.env.PORT) || 8080);
}
