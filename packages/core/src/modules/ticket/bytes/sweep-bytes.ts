import { Injectable } from '@nestjs/common';
import { jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { Bytes } from './bytes.js';

/** Every night: bytes that nothing uses any more leave the disk. */
export const sweepBytes = jobToken('ticket.sweep-bytes', v.object({}));

@Injectable()
export class SweepBytes implements JobHandler {
  constructor(private readonly bytes: Bytes) {}

  async run(ctx: RequestContext): Promise<void> {
    await this.bytes.sweep(ctx);
  }
}
