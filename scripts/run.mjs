// Small steps shared by the scripts: run a command and show it, set up what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the project's folder and returns its exit code. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return result.status ?? 1;
}

/** Runs a tool that npm installed here. */
export const tool = (name, args, env) => run(process.execPath, [binary(name), ...args], env);

/** The script of a tool that npm installed here. */
export function binary(name) {
  const owner = { tsc: 'typescript', clasp: '@google/clasp', stryker: '@stryker-mutator/core' }[name] ?? name;
  const folder = `${root}node_modules/${owner}`;
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return `${folder}/${typeof bin === 'string' ? bin : bin[name]}`;
}

/** A locked install when there is none, or when the lock is newer than the last one. */
export function ensureInstalled() {
  const installed = `${root}node_modules/.package-lock.json`;
  const lock = `${root}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the locked dependencies (once) …');
  const code = run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) process.exit(code);
}

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** Where a Chromium is, or null. `CHROMIUM` names one. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return CHROMIUMS.find(path => existsSync(path)) ?? null;
}
