import type { FastifyInstance } from 'fastify';
import type { ControlDatabase } from '../database/index.js';
import { isReachable } from './health.sql.js';

/** `/health/live`: the process answers. `/health/ready`: and its database does; when not, a balancer sends people elsewhere. */
export function mountHealth(fastify: FastifyInstance, control: ControlDatabase): void {
  fastify.get('/health/live', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const ready = await isReachable(control);
    return reply.code(ready ? 200 : 503).header('cache-control', 'no-store').send({ status: ready ? 'ready' : 'database unreachable' });
  });
}
