import { Log } from '@meja/plugin-sdk/server';

/** Keeps every entry, so that a spec can look for what must not be in a log. */
export class TestLog extends Log {
  readonly entries: { readonly level: string; readonly message: string; readonly facts: Readonly<Record<string, unknown>> }[] = [];

  info(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.entries.push({ level: 'info', message, facts });
  }
  warn(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.entries.push({ level: 'warn', message, facts });
  }
  error(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.entries.push({ level: 'error', message, facts });
  }
}
