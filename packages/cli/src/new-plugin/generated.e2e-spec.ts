import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newPlugin } from '../commands/new-plugin.js';
import type { CommandFailure } from '../failure.js';
import { run } from '../testing/meja.js';
import { textsFor } from '../texts.js';
import { pluginList, serverManifest } from './wire.js';

const repository = join(import.meta.dirname, '../../../..');
const say = textsFor({});
const unheard = (): void => undefined;
/** Each step starts compilers or a whole server. */
const stepMs = 300_000;

describe('`meja new plugin`', () => {
  let root: string;
  let plugin: string;

  beforeAll(async () => {
    root = checkout();
    plugin = join(root, 'plugins/try-out');
    const { code, output } = await run(['new', 'plugin', 'try-out'], { cwd: root });
    expect({ code, output }).toEqual({ code: 0, output: 'The plugin is in plugins/try-out and installed in the server. Next:\n  npx pnpm install\n  npx pnpm test plugins/try-out\n  npx pnpm start\n' });
    install(plugin);
  }, stepMs);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const refusal = (args: readonly string[], cwd = root) => newPlugin.run({ args, cwd, env: {}, stdin: process.stdin, say, out: unheard, err: unheard }).then(String, (error: CommandFailure) => say(`failures.${error.code}`, error.params));
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const script = (name: string) => inPlugin('sh', '-c', String(manifestOf(plugin).scripts?.[name]));
  const inPlugin = (command: string, ...args: readonly string[]) => called(plugin, command, args);

  it('installs it in the server', () => {
    expect(read(pluginList)).toContain("import { tryOutPlugin } from '@meja/plugin-try-out';");
    expect(read(pluginList)).toContain('tryOutPlugin({})');
    expect(JSON.parse(read(serverManifest)).dependencies).toMatchObject({ '@meja/plugin-try-out': 'workspace:*' });
  });

  it('depends on the same versions as the example', () => {
    const [ours, example] = [manifestOf(plugin), manifestOf(join(repository, 'plugins/example'))];
    expect({ ...example.dependencies, ...example.devDependencies }).toMatchObject({ ...ours.dependencies, ...ours.devDependencies });
  });

  it('leaves no name to fill in, and every text in four languages', () => {
    for (const half of ['server', 'web']) {
      const keys = ['en', 'id', 'pl', 'sv'].map((locale) => keysOf(JSON.parse(read(`plugins/try-out/${half}/locales/${locale}.json`))));
      for (const each of keys) expect(each).toEqual(keys[0]);
    }
    for (const path of ['server/index.ts', 'server/words.ts', 'web/index.ts', 'web/FlagPanel.vue']) expect(read(`plugins/try-out/${path}`)).not.toMatch(/__\w+?__/);
  });

  it('type-checks, and reads nothing of the core', async () => {
    expect(await script('typecheck')).toEqual({ code: 0, output: '' });
    const { output } = await inPlugin('tsc', '-p', 'tsconfig.json', '--noEmit', '--listFilesOnly');
    const read = output.split('\n').filter((file) => file.startsWith(`${repository}/packages/`));
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((file) => !file.startsWith(`${repository}/packages/plugin-sdk/`))).toEqual([]);
  }, stepMs);

  it('builds, with a panel beside the ticket', async () => {
    const { code, output } = await script('build');
    expect(code === 0 ? '' : output).toBe('');
    expect(JSON.parse(read('plugins/try-out/dist/web/manifest.json'))).toMatchObject({ id: 'try-out', version: '0.1.0', slots: ['ticket.panel'] });
    expect(existsSync(join(plugin, 'dist/server/agent.graphql'))).toBe(true);
  }, stepMs);

  it('passes its own tests: reads a ticket, runs a command, hears an event', async () => {
    const { code, output } = await inPlugin(process.execPath, '--experimental-vm-modules', '--no-warnings', jest, '--config', join(plugin, 'jest.config.mjs'), '--runInBand', '--verbose');
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/Tests: +5 passed, 5 total/) });
  }, stepMs);

  it('writes nothing over a folder that is there', async () => {
    const texts = () => [pluginList, serverManifest, 'plugins/try-out/server/index.ts'].map(read);
    const before = texts();
    expect(await refusal(['plugin', 'try-out'])).toBe('There is a folder plugins/try-out already; nothing was changed. Choose another id, or remove the folder first.');
    expect(texts()).toEqual(before);
  });

  it('says what to do about a bad id, another kind, and a folder outside', async () => {
    expect(await refusal(['plugin', 'Try_Out'])).toBe('"Try_Out" cannot be the id of a plugin. Use lower-case words joined by hyphens, at most 30 characters, for example "call-back".');
    expect(await refusal(['gadget', 'other'])).toMatch('meja new plugin <id>');
    expect(await refusal(['plugin', 'other'], tmpdir())).toBe(`${tmpdir()} is not inside a checkout of Meja. Change into one and run the command again.`);
    expect(readdirSync(join(root, 'plugins'))).toEqual(['try-out']);
  });
});

/** As much of a checkout as a plugin needs, away from the real one. */
function checkout(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'meja-plugin-')));
  for (const path of ['pnpm-workspace.yaml', 'tsconfig.base.json', pluginList, serverManifest, 'packages/config/build/copy-assets.mjs']) cpSync(join(repository, path), join(root, path));
  mkdirSync(join(root, 'plugins'));
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(repository, 'node_modules/@types'), join(root, 'node_modules/@types'));
  return root;
}

/** What the package manager would do: links what the manifest names, and nothing else, to where the example has it. */
function install(plugin: string): void {
  const { dependencies, devDependencies } = manifestOf(plugin);
  for (const name of ['.bin', ...Object.keys({ ...dependencies, ...devDependencies })]) {
    const link = join(plugin, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(repository, 'plugins/example/node_modules', name)), link);
  }
  const preset = join(repository, 'packages/config/jest.preset.mjs');
  writeFileSync(join(plugin, 'jest.config.mjs'), `import { preset } from ${JSON.stringify(preset)};\nexport default { ...preset({ displayName: 'try-out', rootDir: import.meta.dirname }), testMatch: ['<rootDir>/server/*.e2e-spec.ts'], testTimeout: 300_000 };\n`);
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

const jest = join(dirname(createRequire(join(repository, 'packages/config/package.json')).resolve('jest/package.json')), 'bin/jest.js');

const keysOf = (nested: object, path = ''): string[] => Object.entries(nested).flatMap(([name, value]) => (typeof value === 'object' && value !== null ? keysOf(value, `${path}${name}.`) : [`${path}${name}`]));

function called(cwd: string, command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const PATH = [join(cwd, 'node_modules/.bin'), join(repository, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  return new Promise((resolve) => {
    const child = execFile(command, [...args], { cwd, env: { ...process.env, PATH, FORCE_COLOR: '0' }, maxBuffer: 50_000_000 }, (_error, stdout, stderr) => resolve({ code: child.exitCode ?? 1, output: stdout + stderr }));
  });
}
