import { Module } from '@nestjs/common';
import { UserModule } from '../index.js';
import { PeopleReader } from './people.reader.js';

@Module({ imports: [UserModule], providers: [PeopleReader], exports: [PeopleReader, UserModule] })
export class PeopleModule {}
