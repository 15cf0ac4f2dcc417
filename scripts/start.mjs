// `npm start`: sets up what is missing, builds, and opens the workbench.
import { spawn } from 'node:child_process';
import { ensureInstalled, root, run } from './run.mjs';

ensureInstalled();
if (run(process.execPath, [`${root}scripts/build.mjs`]) !== 0) process.exit(1);
// Imported only now: on a fresh clone these need what was just installed.
const { buildWorkbench, out } = await import('./workbench-build.mjs');
const { serve } = await import('./serve.mjs');
console.log('Bundling the workbench …');
await buildWorkbench();
const { server, port } = await serve(out);
const address = `http://127.0.0.1:${port}/`;
console.log(`\nThe workbench is open at ${address}\nPress Ctrl-C to stop.`);
if (!process.argv.includes('--no-open')) openBrowser(address);

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
