import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export const sdk = join(root, 'packages/plugin-sdk');

/** Surfaces others build on: what is checked in now, and what the last release had. */
export const surfaces = {
  agent: { current: join(root, 'packages/schema/agent.graphql'), released: join(root, 'packages/schema/released/agent.graphql') },
  portal: { current: join(root, 'packages/schema/portal.graphql'), released: join(root, 'packages/schema/released/portal.graphql') },
  sdk: { current: join(sdk, 'api-report.md'), released: join(sdk, 'released/api-report.md') },
};
