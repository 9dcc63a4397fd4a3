import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const idleLimit = 5 * 60_000;

/** Runs a program of the repository on the installed Node and answers `{ code, output }`. `onLine` hears what it says while it runs. */
export function runCommand({ root, command, env = {}, onLine = () => undefined }) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(command[0], command.slice(1), { cwd: root, env: { ...process.env, PATH: path, FORCE_COLOR: '0', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let isBrokenOff = false;
  const forward = (signal) => {
    isBrokenOff = true;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    let output = '';
    let pending = '';
    let idle;
    const watch = () => {
      clearTimeout(idle);
      idle = setTimeout(() => {
        output += `\nNothing was said for ${idleLimit / 60_000} minutes, so it was stopped.\n`;
        child.kill('SIGKILL');
      }, idleLimit);
    };
    const hear = (colourful) => {
      const chunk = stripVTControlCharacters(colourful);
      watch();
      output += chunk;
      const lines = (pending + chunk).split('\n');
      pending = lines.pop();
      lines.forEach(onLine);
    };
    watch();
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => (output += `${command[0]} did not start: ${error.message}\n`));
    child.on('close', (code) => {
      clearTimeout(idle);
      for (const signal of signals) process.off(signal, forward);
      if (isBrokenOff) process.exit(130);
      resolve({ code: code ?? 1, output });
    });
  });
}
