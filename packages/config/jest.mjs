// Runs Jest on the whole repository: node packages/config/jest.mjs [pattern] [options]
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const bin = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
const node = join(root, 'node_modules/node/bin/node');

const jest = spawn(node, ['--experimental-vm-modules', '--no-warnings', bin, '--config', join(root, 'jest.config.mjs'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', (code) => process.exit(code ?? 1));
