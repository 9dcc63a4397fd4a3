import type { JobHandler, RequestContext } from '@meja/plugin-sdk/server/kernel';

/**
 * A handler that does all jobs of its kind that wait in a workspace at once, because they cost little more together than one alone. When it
 * throws, all of them are tried again: it must know by its rows what is done.
 */
export interface DoneTogether<Input extends object = object> extends JobHandler<Input> {
  runAll(ctx: RequestContext, inputs: readonly Input[]): Promise<void>;
}

export const isDoneTogether = (handler: JobHandler): handler is DoneTogether => 'runAll' in handler;
