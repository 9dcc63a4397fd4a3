import { Injectable } from '@nestjs/common';
import { Clock } from '@meja/plugin-sdk/server/kernel';

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
