/** A plugin or module that cannot be loaded stops the boot: who, what of it, and what to do. */
export class BootRefused extends Error {
  constructor(readonly contributor: string, readonly contribution: string, readonly remedy: string) {
    super(`${contributor}: ${contribution}. ${remedy}`);
  }
}

/** Collects everything that is wrong, so that an author sees it all at once. */
export class Problems {
  private readonly found: BootRefused[] = [];

  add(contributor: string, contribution: string, remedy: string): void {
    this.found.push(new BootRefused(contributor, contribution, remedy));
  }

  /** Throws the only problem as it is, several as one list. */
  refuse(): void {
    const [first, ...rest] = this.found;
    if (!first) return;
    if (rest.length === 0) throw first;
    throw new BootRefused('Several contributions', this.found.map((problem) => `\n- ${problem.message.replace(/\.$/, '')}`).join(''), 'Nothing was started.');
  }
}
