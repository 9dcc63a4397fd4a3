import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { Configuration } from './configuration.js';
import { ConfigurationFailure, type ConfigurationProblem } from './failure.js';
import { nearest } from './nearest.js';
import { secretOf } from './secret-file.js';
import { fileShape, type Given, type SettingName, settingNames, settings, variableNames } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Defaults, over them the file, over it the environment. Throws `ConfigurationFailure` with everything that is wrong. */
export function loadConfiguration(env: Environment, cwd: string): Configuration {
  const problems: ConfigurationProblem[] = [];
  const file = readFile(env, cwd, problems);
  const values = { ...fromFile(file, problems), ...fromEnvironment(env, problems) };
  const length = values.mailFrom?.indexOf('@') ?? 0;
  if (length > longestMailbox) problems.push({ code: 'MAIL_FROM_TOO_LONG', params: { length, most: longestMailbox } });
  if (problems.length > 0) throw new ConfigurationFailure(problems);
  return complete(values, cwd);
}

/** Of the 64 characters that mail servers take before the @, a plus and the longest tag by which a reply finds its ticket need 47. */
export const longestMailbox = 17;

/** A variable that is set to nothing is not set: compose files and unit files pass empty ones. */
const valueOf = (env: Environment, variable: string): string | undefined => (env[variable] === '' ? undefined : env[variable]);

interface SettingsFile {
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

function readFile(env: Environment, cwd: string, problems: ConfigurationProblem[]): SettingsFile {
  const wanted = valueOf(env, 'MEJA_CONFIG');
  const places = wanted === undefined ? [resolve(cwd, 'meja.json'), resolve(cwd, valueOf(env, 'MEJA_DATA') ?? defaultFolder, 'meja.json')] : [resolve(cwd, wanted)];
  for (const place of places) {
    const bytes = readIfThere(place, problems);
    if (bytes === null) continue;
    return { name: place, content: parseFile(place, bytes, problems) };
  }
  if (wanted !== undefined && problems.length === 0) problems.push({ code: 'CONFIGURATION_FILE_MISSING', params: { file: wanted } });
  return { name: '', content: {} };
}

function readIfThere(file: string, problems: ConfigurationProblem[]): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') problems.push({ code: 'CONFIGURATION_FILE_UNREADABLE', params: { file, reason: code } });
    return null;
  }
}

function parseFile(file: string, text: string, problems: ConfigurationProblem[]): Readonly<Record<string, unknown>> {
  try {
    return v.parse(fileShape, JSON.parse(text));
  } catch (error) {
    problems.push({ code: 'CONFIGURATION_FILE_UNREADABLE', params: { file, reason: error instanceof Error ? error.message : 'JSON' } });
    return {};
  }
}

function fromFile({ name: source, content }: SettingsFile, problems: ConfigurationProblem[]): Given {
  const known: Partial<Record<SettingName, unknown>> = {};
  for (const [name, value] of Object.entries(content)) {
    const setting = settingNames.find((candidate) => candidate === name);
    if (setting) known[setting] = value;
    else if (name !== '$schema') problems.push({ code: 'SETTING_UNKNOWN', params: { name, source, nearest: nearest(name, settingNames) } });
  }
  return check(known, (name) => ({ name, source }), problems);
}

function fromEnvironment(env: Environment, problems: ConfigurationProblem[]): Given {
  const source = 'environment';
  for (const name of Object.keys(env)) {
    // Specs pass their own variables to the processes they start.
    if (!name.startsWith('MEJA_') || name.startsWith('MEJA_TEST_') || variableNames.includes(name)) continue;
    problems.push({ code: 'SETTING_UNKNOWN', params: { name, source, nearest: nearest(name, variableNames.filter((other) => other.startsWith('MEJA_'))) } });
  }
  const given = settingNames.map((name) => [name, valueOf(env, settings[name].variable)]).filter(([, value]) => value !== undefined);
  return check(Object.fromEntries(given), (name) => ({ name: settings[name].variable, source }), problems);
}

/** The value itself stays out of the problem: it may be a password. */
function check(values: Partial<Record<SettingName, unknown>>, named: (name: SettingName) => { name: string; source: string }, problems: ConfigurationProblem[]): Given {
  const checked: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    if (!(name in values)) continue;
    const { kind } = settings[name];
    const result = v.safeParse(kind.schema, values[name]);
    if (result.success) checked[name] = result.output;
    else problems.push({ code: 'SETTING_INVALID', params: { ...named(name), expected: kind.expected } });
  }
  return checked as Given;
}

function complete(given: Given, cwd: string): Configuration {
  const dataDir = resolve(cwd, given.dataDir ?? defaultFolder);
  const port = given.port ?? 4_000;
  return Object.freeze<Configuration>({
    port,
    host: given.host ?? '127.0.0.1',
    dataDir,
    databaseUrl: given.databaseUrl ?? null,
    publicUrl: given.publicUrl ?? `http://localhost:${port}`,
    trustedProxies: Object.freeze(given.trustedProxies ?? []),
    role: given.role ?? 'all',
    demo: given.demo ?? given.databaseUrl === undefined,
    logLevel: given.logLevel ?? 'info',
    logFormat: given.logFormat ?? 'auto',
    secret: given.secret ?? secretOf(dataDir),
    blobs: given.blobs === undefined ? join(dataDir, 'blobs') : resolve(cwd, given.blobs),
    outboundAllow: Object.freeze(given.outboundAllow ?? []),
    silent: given.silent ?? false,
    smtpUrl: given.smtpUrl ?? null,
    mailFrom: given.mailFrom ?? `help@${new URL(given.publicUrl ?? 'http://localhost').hostname}`,
    maxMailBytes: given.maxMailBytes ?? 50_000_000,
    maxAttachmentBytes: given.maxAttachmentBytes ?? 25_000_000,
    closeSolvedAfterDays: given.closeSolvedAfterDays ?? 7,
    stopSeconds: given.stopSeconds ?? 25,
  });
}

const defaultFolder = './.data';
