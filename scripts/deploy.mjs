// `npm run deploy`: see deploying.mjs.
import { spawnSync } from 'node:child_process';
import { deploy } from './deploying.mjs';
import { binary, ensureInstalled, root } from './run.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
const clasp = (args, cwd = root) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary('clasp'), ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { status: status ?? 1, text: `${stdout}${stderr}` };
};
process.exit(
  await deploy({ clasp, folder: root, args: process.argv.slice(2), build, say: line => console.log(line) }),
);
