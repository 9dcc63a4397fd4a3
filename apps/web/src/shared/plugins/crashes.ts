const window = 5 * 60_000;
const limit = 3;

/** Counts what goes wrong in each plugin: three times in five minutes and it is switched off until the page is loaded again. */
export class Crashes {
  private readonly at = new Map<string, readonly number[]>();

  /** Remembers one; true when it was one too many. */
  record(plugin: string, now: number): boolean {
    const recent = [...(this.at.get(plugin) ?? []).filter((instant) => now - instant < window), now];
    this.at.set(plugin, recent);
    return recent.length >= limit;
  }
}
