import { Module } from '@nestjs/common';
import { RequesterReader } from './requester.reader.js';

@Module({ providers: [RequesterReader], exports: [RequesterReader] })
export class RequestersModule {}
