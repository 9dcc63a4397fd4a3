import type { LoggerService } from '@nestjs/common';
import type { JsonLog } from './json-log.js';

/** Takes what the framework logs into our log. Its own cheerful start-up lines are of interest when debugging only. */
export class NestLog implements LoggerService {
  constructor(private readonly out: JsonLog) {}

  log(message: unknown, ...more: unknown[]): void {
    this.out.debug(textOf(message), factsOf(message, more));
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.out.warn(textOf(message), factsOf(message, more));
  }
  error(message: unknown, ...more: unknown[]): void {
    this.out.error(textOf(message), factsOf(message, more));
  }
  fatal(message: unknown, ...more: unknown[]): void {
    this.out.error(textOf(message), factsOf(message, more));
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.out.debug(textOf(message), factsOf(message, more));
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.out.debug(textOf(message), factsOf(message, more));
  }
}

function textOf(message: unknown): string {
  if (message instanceof Error) return message.message;
  return typeof message === 'string' ? message : 'framework';
}

/** Nest passes an optional stack and, last, the name of the class that logs. */
function factsOf(message: unknown, more: readonly unknown[]): Record<string, unknown> {
  const source = typeof more.at(-1) === 'string' ? more.at(-1) : undefined;
  const rest = (source === undefined ? more : more.slice(0, -1)).filter((part) => part !== undefined);
  return {
    ...(source === undefined ? {} : { source }),
    ...(message instanceof Error ? { error: message } : typeof message === 'string' ? {} : { facts: message }),
    ...(rest.length === 0 ? {} : { more: rest }),
  };
}
