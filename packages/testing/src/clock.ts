import { Clock } from '@meja/plugin-sdk/server';

/** A clock that goes on by itself, jumps when told, and stands still while it is held. */
export class TestClock extends Clock {
  private ahead = 0;
  private heldAt: number | null = null;

  now(): Date {
    return new Date((this.heldAt ?? Date.now()) + this.ahead);
  }

  hold(): void {
    this.heldAt ??= Date.now();
  }

  /** Goes on; it was never late. */
  letGo(): void {
    this.heldAt = null;
  }

  /** `advance('4h')`, `advance('15m')`, `advance('2d')`. */
  advance(span: `${number}${'s' | 'm' | 'h' | 'd'}`): void {
    const unit = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[span.at(-1) as 's' | 'm' | 'h' | 'd'];
    this.ahead += Number(span.slice(0, -1)) * unit;
  }
}
