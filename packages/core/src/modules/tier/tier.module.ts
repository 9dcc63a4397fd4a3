import { Module } from '@nestjs/common';
import { Tiers } from '@meja/plugin-sdk/server/tier';
import { UserModule } from '../user/index.js';
import { AddTier } from './commands/add-tier.js';
import { TierReader } from './queries/tier.reader.js';

@Module({
  imports: [UserModule],
  providers: [AddTier, { provide: Tiers, useClass: TierReader }],
  exports: [Tiers],
})
export class TierModule {}
