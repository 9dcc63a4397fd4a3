import type { Failure, Result } from '@meja/plugin-sdk/server/kernel';

/**
 * A command's result as the member of a result union: the refusal as it is, or what is read after the success.
 * @example return answer(await this.commands.execute(ctx, assignTicket, input, gql), ({ ticketId }) => this.tickets.existing(ctx, ticketId));
 */
export async function answer<T, Member>(result: Result<T>, onOk: (value: T) => Member | Promise<Member>): Promise<Member | Failure> {
  return result.ok ? onOk(result.value) : result.failure;
}
