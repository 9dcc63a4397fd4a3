import { Injectable } from '@nestjs/common';
import { refusedByGuard, type CommandToken, type Failure, type Guard, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { readOnly } from './transaction-steps.sql.js';

interface Registered {
  /** `<plugin>/<class>`, shown to who is refused. */
  readonly name: string;
  readonly guard: Guard;
}

/** Asks the guards of a command in the order of the plugins; the first refusal counts. */
@Injectable()
export class GuardRunner {
  private readonly guards = new Map<string, Registered[]>();

  register(command: CommandToken, registered: Registered): void {
    this.guards.set(command.id, [...(this.guards.get(command.id) ?? []), registered]);
  }

  async ask(ctx: RequestContext, command: CommandToken<never, unknown> | CommandToken, input: unknown): Promise<Failure | null> {
    const guards = this.guards.get(command.id);
    if (!guards) return null;
    return readOnly(ctx, async () => {
      for (const { name, guard } of guards) {
        const refusal = await guard.check(ctx, input);
        if (refusal) return refusedByGuard({ guard: name, code: refusal.code, params: refusal.params });
      }
      return null;
    });
  }
}
