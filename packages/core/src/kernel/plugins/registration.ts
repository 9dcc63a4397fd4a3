import type { ModuleRef } from '@nestjs/core';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { CommandBus, GuardRunner } from '../commands/index.js';
import { Subscriptions } from '../events/index.js';
import { BootRefused } from './boot-refused.js';
import { Contributors } from './contributor.js';

type Lookup = Pick<INestApplicationContext | ModuleRef, 'get'>;

/** After the classes are made: tells the kernel who handles, guards, hears and does what. */
export function registerContributions(app: Lookup): void {
  const commands = app.get(CommandBus, { strict: false });
  const guards = app.get(GuardRunner, { strict: false });
  const subscriptions = app.get(Subscriptions, { strict: false });
  for (const { id, ...contribution } of app.get(Contributors, { strict: false }).all) {
    const made = <T>(type: Type<T>): T => instance(app, id, type);
    for (const { command, handler } of contribution.commands ?? []) commands.register(command, made(handler));
    for (const { command, guard } of contribution.guards ?? []) guards.register(command, { name: `${id}/${guard.name}`, guard: made(guard) });
    for (const { event, listener } of contribution.listeners ?? []) subscriptions.listen(event.type, id, made(listener));
    for (const { job, handler } of contribution.jobs ?? []) subscriptions.handle(job.id, id, made(handler));
  }
}

function instance<T>(app: Lookup, contributor: string, type: Type<T>): T {
  try {
    return app.get(type, { strict: false });
  } catch (error) {
    throw new BootRefused(contributor, type.name, `It could not be made: ${(error as Error).message}. Is it @Injectable() and provided?`);
  }
}
