import { Module } from '@nestjs/common';
import { TicketModule } from '../index.js';
import { FilePaths } from './file-paths.js';
import { FileRoutes } from './file.routes.js';

@Module({ imports: [TicketModule], providers: [FilePaths, FileRoutes], exports: [FilePaths, FileRoutes] })
export class FilesModule {}
