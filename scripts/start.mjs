// `npm start`: sets up what is missing, builds, and opens the workbench.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled, root, run } from './run.mjs';

ensureInstalled();
if (run(process.execPath, [`${root}scripts/build.mjs`]) !== 0) process.exit(1);
// Imported only now: on a fresh clone these need what was just installed.
const { buildWorkbench, out } = await import('./workbench-build.mjs');
const { serve } = await import('./serve.mjs');
const at = process.argv.indexOf('--desk');
const desk = at > 0 ? resolve(process.argv[at + 1] ?? '') : undefined;
if (desk && !existsSync(`${desk}/desk.json`)) {
  console.error(`${desk} has no desk.json: write it with npm run batch -- <folder> --out ${desk} --desk`);
  process.exit(1);
}
console.log('Bundling the workbench …');
await buildWorkbench({ desk });
const { server, port } = await serve(out);
const address = `http://127.0.0.1:${port}/`;
console.log(
  `\nThe workbench is open at ${address}${desk ? `\nThe desk of ${desk} at ${address}desk.html` : ''}\nPress Ctrl-C to stop.`,
);
if (!process.argv.includes('--no-open')) openBrowser(desk ? `${address}desk.html` : address);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
    process.exit(0);
  });
}

/** Opens a browser when there is one; the printed address is always enough. */
function openBrowser(address) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : process.env.DISPLAY || process.env.WAYLAND_DISPLAY
          ? ['xdg-open']
          : [];
  if (!command) return;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
