/** Numbers that look random and are the same for the same seed, on every machine. */
export class Random {
  private state: number;

  constructor(...seed: readonly number[]) {
    this.state = seed.reduce(mix, 0x9e3779b9);
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  of<T>(choices: readonly T[]): T {
    const chosen = choices[Math.floor(this.next() * choices.length)];
    if (chosen === undefined) throw new Error('Nothing to choose from');
    return chosen;
  }

  /** One of the choices, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let total = 0;
    for (const choice of choices) total += choice[0];
    let rest = this.next() * total;
    for (const choice of choices) if ((rest -= choice[0]) < 0) return choice[1];
    return this.of(choices)[1];
  }

  /** Around `median`, now and then much more, as waiting times are. */
  stretched(median: number, spread = 0.7): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(normal * spread);
  }
}

function mix(hash: number, part: number): number {
  let h = Math.imul(hash ^ (part | 0), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
