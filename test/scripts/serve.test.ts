import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';

/** The local workbench's server answers this machine's browser, and nobody who pretends to be it. */
const folder = mkdtempSync(join(tmpdir(), 'serve-'));
writeFileSync(join(folder, 'index.html'), '<p>here</p>');
/** A file next to the folder, and one whose folder's name begins like it. */
const beside = `${folder}-beside.html`;
writeFileSync(beside, 'not yours');
const outside = 'etc/passwd';
symlinkSync('/proc/self/mem', join(folder, 'broken.js'));
let server: http.Server;
let port: number;

beforeAll(async () => {
  ({ server, port } = await serve(folder));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
  rmSync(beside, { force: true });
});

const ask = (
  path: string,
  options: http.RequestOptions = {},
): Promise<http.IncomingMessage & { body: string }> =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, ...options }, response => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve(Object.assign(response, { body })));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });

test('pages come with headers that let nothing else in', async () => {
  const { statusCode, headers, body } = await ask('/');
  expect([statusCode, body]).toEqual([200, '<p>here</p>']);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['content-security-policy']).toContain("object-src 'none'");
});

test('another host name, pointed at this address, gets nothing', async () => {
  for (const host of [
    'evil.example',
    'evil.localhost',
    'xlocalhost',
    'a127.0.0.1',
    'localhost.evil',
    '127.0.0.1.evil:80',
  ])
    expect([host, (await ask('/', { headers: { host } })).statusCode]).toEqual([host, 421]);
  expect((await ask('/', { headers: { host: `localhost:${port}` } })).statusCode).toBe(200);
});

test('only reading is answered', async () => {
  const head = await ask('/', { method: 'HEAD' });
  expect([head.statusCode, head.body]).toEqual([200, '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect((await ask('/', { method })).statusCode).toBe(405);
  }
});

test('no path leaves the folder, and a file that cannot be read ends its own answer only', async () => {
  expect((await ask('/../../etc/passwd')).statusCode).toBe(404);
  expect((await ask('/%2e%2e/%2e%2e/etc/passwd')).statusCode).toBe(404);
  // A separator in disguise: the address is taken apart before it is read.
  for (const up of ['..%2f', '..%2F', '..%5c'])
    expect([up, (await ask(`/${up.repeat(3)}${outside}`)).statusCode]).toEqual([up, 404]);
  expect((await ask(`/..%2f${basename(beside)}`)).statusCode).toBe(404);
  await ask('/broken.js').catch(() => null);
  expect((await ask('/')).statusCode).toBe(200);
});
