import { Log } from '@meja/plugin-sdk/server/kernel';
import { type LogLevel, logLevels } from '../configuration/configuration.js';
import { redact } from './redact.js';

export interface JsonLogOptions {
  readonly level?: LogLevel;
  /** For people at a terminal. */
  readonly pretty?: boolean;
  readonly now?: () => Date;
  /** Gets one whole line with its end. By default standard output. */
  readonly write?: (line: string) => void;
}

/** One entry is one line, whatever stands in it; values that look like secrets are replaced. */
export class JsonLog extends Log {
  private readonly least: number;
  private readonly format: (entry: Entry) => string;
  private readonly now: () => Date;
  private readonly write: (line: string) => void;

  constructor({ level = 'info', pretty = false, now = () => new Date(), write = (line) => void process.stdout.write(line) }: JsonLogOptions = {}) {
    super();
    this.least = logLevels.indexOf(level);
    this.format = pretty ? asSentence : asJson;
    this.now = now;
    this.write = write;
  }

  debug(message: string, facts: Facts = {}): void {
    this.entry('debug', message, facts);
  }
  info(message: string, facts: Facts = {}): void {
    this.entry('info', message, facts);
  }
  warn(message: string, facts: Facts = {}): void {
    this.entry('warn', message, facts);
  }
  error(message: string, facts: Facts = {}): void {
    this.entry('error', message, facts);
  }

  private entry(level: LogLevel, message: string, facts: Facts): void {
    if (logLevels.indexOf(level) < this.least) return;
    this.write(`${this.format({ time: this.now().toISOString(), level, message: String(redact(message)), facts: redact(facts) as Facts })}\n`);
  }
}

type Facts = Readonly<Record<string, unknown>>;
interface Entry {
  readonly time: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Facts;
}

/** Time, level and message come first and cannot be overwritten by a fact of the same name. */
function asJson({ time, level, message, facts }: Entry): string {
  return escapeControls(JSON.stringify(Object.assign({ time, level, message }, facts, { time, level, message })));
}

function asSentence({ time, level, message, facts }: Entry): string {
  const rest = Object.keys(facts).length === 0 ? '' : ` ${JSON.stringify(facts)}`;
  return escapeControls(`${time.slice(11, 19)} ${level.padEnd(5)} ${message}${rest}`);
}

/** JSON leaves a few characters alone that end a line or steer a terminal. */
function escapeControls(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
