import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/index.js';
import { ApiTokens } from './api-tokens.sql.js';
import { ForgetApiTokens } from './jobs/forget-api-tokens.js';
import { TokenDesk } from './token-desk.js';

@Module({ imports: [SessionsModule], providers: [ApiTokens, ForgetApiTokens, TokenDesk], exports: [ApiTokens, TokenDesk] })
export class ApiTokensModule {}
