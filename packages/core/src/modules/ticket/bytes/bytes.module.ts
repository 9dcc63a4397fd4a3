import { Module } from '@nestjs/common';
import { Bytes } from './bytes.js';
import { SweepBytes } from './sweep-bytes.js';

@Module({ providers: [Bytes, SweepBytes], exports: [Bytes] })
export class BytesModule {}
