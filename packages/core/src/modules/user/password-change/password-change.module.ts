import { Module } from '@nestjs/common';
import { UserModule } from '../index.js';
import { AccountLinksModule } from '../account-links/index.js';
import { PasswordChange } from './password-change.js';

@Module({ imports: [AccountLinksModule, UserModule], providers: [PasswordChange], exports: [PasswordChange] })
export class PasswordChangeModule {}
