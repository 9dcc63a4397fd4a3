/** A command cannot go on for a reason a person can put right. The sentence stands under `failures.<code>`. */
export class CommandFailure extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly exitCode = 1,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'CommandFailure';
  }
}
