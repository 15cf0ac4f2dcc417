// A static server for the workbench, on this machine only.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

// SharedArrayBuffer, on which an execution waits for the page, needs an isolated page.
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Everything comes from here; the spreadsheet's engine compiles no code, its workers are files of ours.
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; frame-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
};

/** Only a browser on this machine that was sent here: another site's name pointed at this address is none. */
const HOSTS = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

const FIRST_PORT = 4747;
const TRIES = 50;

/** Serves a folder on the asked port, or on the first free one from 4747. @returns {Promise<{server, port}>} */
export async function serve(folder, asked = Number(process.env.PORT) || 0) {
  const server = http.createServer((request, response) => void answer(folder, request, response));
  if (asked) return { server, port: await listen(server, asked) };
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIES; port++) {
    try {
      return { server, port: await listen(server, port) };
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  return { server, port: await listen(server, 0) };
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });
}

async function answer(folder, request, response) {
  if (!HOSTS.test(request.headers.host ?? '')) {
    response.writeHead(421, HEADERS).end('not this host');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...HEADERS, allow: 'GET, HEAD' }).end('only to be read');
    return;
  }
  const path = pathOf(folder, request.url ?? '/');
  const found = path && (await stat(path).catch(() => null));
  if (!found?.isFile()) {
    response.writeHead(404, HEADERS).end('not here');
    return;
  }
  const type = { ...HEADERS, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' };
  if (request.method === 'HEAD') {
    response.writeHead(200, type).end();
    return;
  }
  const file = createReadStream(path);
  file.once('open', () => {
    response.writeHead(200, type);
    file.pipe(response);
  });
  file.on('error', () => {
    // Unreadable, or gone meanwhile: this answer ends, the server stays.
    if (!response.headersSent) response.writeHead(500, HEADERS);
    response.end();
  });
}

/** The file inside the folder, or null for anything that would leave it. */
function pathOf(folder, url) {
  try {
    const name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const path = normalize(join(folder, name.endsWith('/') ? `${name}index.html` : name));
    return path.startsWith(normalize(folder) + sep) ? path : null;
  } catch {
    return null;
  }
}
