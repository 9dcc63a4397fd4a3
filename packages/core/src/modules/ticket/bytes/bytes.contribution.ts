import { every } from '@meja/plugin-sdk/server/kernel';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { BytesModule } from './bytes.module.js';
import { SweepBytes, sweepBytes } from './sweep-bytes.js';

export const bytesContribution: CoreContribution = {
  id: 'ticket.bytes',
  module: BytesModule,
  jobs: [every('31 3 * * *', sweepBytes, SweepBytes)],
};
