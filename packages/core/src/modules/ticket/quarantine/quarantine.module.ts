import { Module } from '@nestjs/common';
import { BytesModule } from '../bytes/index.js';
import { TicketModule } from '../index.js';
import { Quarantine } from './quarantine.js';

@Module({ imports: [TicketModule, BytesModule], providers: [Quarantine], exports: [Quarantine] })
export class QuarantineModule {}
