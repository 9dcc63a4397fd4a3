import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Log, Texts } from '@meja/plugin-sdk/server/kernel';
import { Notices, WorkspaceDirectory } from '../database/control.js';
import { Authentication } from './authentication.js';
import { Mask } from './errors/mask.js';
import type { RunningApi } from './http/apollo.js';
import { ErrorFilter } from './http/error-filter.js';
import { FrontDoor } from './http/front-door.js';
import { OperationContexts } from './http/operation-context.js';
import { ShortCut } from './http/short-cut.js';
import { OpenedDoors } from './opened-doors.js';
import { Feed } from './realtime/feed.js';
import { OpenSessions } from './realtime/open-sessions.js';
import { Realtime } from './realtime/realtime.js';
import type { DoorSettings } from './settings.js';

/** What stands before both APIs. Global, so that any module may inject `Feed`; it imports nothing, so that no resolver is found through it. */
@Module({})
export class DoorsModule {
  static over(apis: readonly RunningApi[], settings: DoorSettings): DynamicModule {
    const providers: Provider[] = [
      { provide: Mask, inject: [Texts, Log], useFactory: (texts: Texts, log: Log) => new Mask(texts, log) },
      { provide: OperationContexts, inject: [Authentication, Log], useFactory: (authentication: Authentication, log: Log) => new OperationContexts(authentication, log, settings.timeoutMs) },
      { provide: FrontDoor, inject: [WorkspaceDirectory, Mask], useFactory: (directory: WorkspaceDirectory, mask: Mask) => new FrontDoor(directory, mask, settings) },
      { provide: ShortCut, inject: [OperationContexts], useFactory: (contexts: OperationContexts) => new ShortCut(apis, contexts) },
      { provide: OpenSessions, inject: [Authentication, Notices, Log], useFactory: (authentication: Authentication, notices: Notices, log: Log) => new OpenSessions(authentication, notices, log) },
      {
        provide: Realtime,
        inject: [WorkspaceDirectory, OperationContexts, Mask, Log, OpenSessions],
        useFactory: (directory: WorkspaceDirectory, contexts: OperationContexts, mask: Mask, log: Log, sessions: OpenSessions) => new Realtime({ apis, directory, contexts, mask, log, sessions, settings }),
      },
      Feed,
    ];
    return { module: DoorsModule, global: true, providers: [...providers, { provide: APP_FILTER, useClass: ErrorFilter }, OpenedDoors], exports: providers };
  }
}
