import { counts } from './counts.mjs';
import { create } from './create.mjs';
import { escalate } from './escalate.mjs';
import { live } from './live.mjs';
import { mail } from './mail.mjs';
import { noOp } from './no-op.mjs';
import { open } from './open.mjs';
import { queue } from './queue.mjs';
import { reply } from './reply.mjs';

/** In this order: what reads before what writes. */
export const operations = [queue, open, counts, noOp, create, reply, escalate, live, mail];
