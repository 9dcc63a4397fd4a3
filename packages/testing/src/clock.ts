import { Clock } from '@meja/plugin-sdk/server';

/** A clock that goes on by itself and jumps when told. */
export class TestClock extends Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** `advance('4h')`, `advance('15m')`, `advance('2d')`. */
  advance(span: `${number}${'s' | 'm' | 'h' | 'd'}`): void {
    const unit = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[span.at(-1) as 's' | 'm' | 'h' | 'd'];
    this.ahead += Number(span.slice(0, -1)) * unit;
  }
}
