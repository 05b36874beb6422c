'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..');

/**
 * Installs what only the comparison needs, where it is not in place at the versions of bench/package.json:
 * the hub's own install stays small.
 */
exports.installPackages = function installPackages(report) {
  const { dependencies } = readJson(join(folder, 'package.json'));
  if (Object.entries(dependencies).every(([name, version]) => installed(name) === version)) return;
  report('installing the packages of bench');
  const { status, signal } = spawnSync('npm ci --no-audit --no-fund', {
    cwd: folder,
    shell: true,
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return;
  throw new Error(`"npm ci" in ${folder} failed (${signal ?? `exit code ${status}`}).`);
};

function installed(name) {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? readJson(file).version : undefined;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
