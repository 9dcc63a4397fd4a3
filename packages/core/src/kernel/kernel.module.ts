import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Blobs, BlobScanner, Changes, Clock, Commands, Database, Events, every, InstallationFacts, job, Jobs, Log, Outbound, Texts } from '@meja/plugin-sdk/server/kernel';
import { CommandBus, GuardRunner, Idempotency } from './commands/index.js';
import { SystemClock } from './context/clock.js';
import { Policies } from './configuration/index.js';
import { Keys } from './context/keys.js';
import { CustomFields } from './custom-fields/index.js';
import { ControlDatabase, kernelControlMigrations, Notices, WorkspaceDirectory } from './database/index.js';
import { ChangeLog, CommitNotice, EventLog, Relay, Subscriptions } from './events/index.js';
import { kernelTexts } from './i18n/index.js';
import { Housekeeping, housekeeping } from './jobs/housekeeping.js';
import { JobQueue, JobRequests } from './jobs/index.js';
import { Kernel1700000000000 } from './migrations/1700000000000-kernel.js';
import { ChangeVersions1700000000500 } from './migrations/1700000000500-change-versions.js';
import { Contributors, type CoreContribution } from './plugins/index.js';
import { Blob, Blob1700000000100, BlobScan, BlobSniffed1700000000600, DiskBlobs, NoScanner, PartialFiles, forgetBlob, ForgetBlob, scanBlob, ScanBlob, sweepStore, SweepStore } from './storage/index.js';

/** What is opened before the classes are made, and handed in. */
export interface KernelParts {
  readonly contributors: Contributors;
  readonly database: Database;
  readonly control: ControlDatabase;
  readonly directory: WorkspaceDirectory;
  readonly notices: Notices;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly texts: Texts;
  readonly keys: Keys;
  readonly outbound: Outbound;
  readonly installation: InstallationFacts;
  readonly blobsFolder: string;
  /** Of one file that somebody uploads. */
  readonly maxAttachmentBytes: number;
  readonly policies: Policies;
  /** Another clock for tests. */
  readonly clock?: Clock;
  readonly scanner?: BlobScanner;
}

/** Everything the SDK promises, for every module and plugin. */
@Module({})
export class KernelModule {
  static of(parts: KernelParts): DynamicModule {
    const providers: Provider[] = [
      { provide: Contributors, useValue: parts.contributors },
      { provide: Database, useValue: parts.database },
      { provide: ControlDatabase, useValue: parts.control },
      { provide: WorkspaceDirectory, useValue: parts.directory },
      { provide: Notices, useValue: parts.notices },
      { provide: JobQueue, useValue: parts.queue },
      { provide: Log, useValue: parts.log },
      { provide: Texts, useValue: parts.texts },
      { provide: Keys, useValue: parts.keys },
      { provide: Outbound, useValue: parts.outbound },
      { provide: InstallationFacts, useValue: parts.installation },
      { provide: Policies, useValue: parts.policies },
      { provide: Clock, useValue: parts.clock ?? new SystemClock() },
      { provide: BlobScanner, useValue: parts.scanner ?? new NoScanner() },
      { provide: DiskBlobs, useFactory: (db: Database, clock: Clock) => new DiskBlobs(db, clock, { folder: parts.blobsFolder }), inject: [Database, Clock] },
      { provide: Blobs, useExisting: DiskBlobs },
      { provide: PartialFiles, useValue: new PartialFiles({ folder: parts.blobsFolder, maxBytes: parts.maxAttachmentBytes }) },
      { provide: BlobScan, useFactory: (db: Database, blobs: Blobs, scanner: BlobScanner) => new BlobScan(db, blobs, scanner), inject: [Database, Blobs, BlobScanner] },
      CommandBus, GuardRunner, Idempotency, CustomFields, CommitNotice, Subscriptions, Relay, Housekeeping, ScanBlob, ForgetBlob, SweepStore,
      { provide: Commands, useExisting: CommandBus },
      { provide: Events, useClass: EventLog },
      { provide: Changes, useClass: ChangeLog },
      { provide: Jobs, useClass: JobRequests },
    ];
    return { module: KernelModule, global: true, providers, exports: providers };
  }
}

/** The kernel contributes in the shape of a module: its tables, texts and jobs. */
export const kernelContribution: CoreContribution = {
  id: 'kernel',
  module: KernelModule,
  entities: [Blob],
  migrations: [Kernel1700000000000, Blob1700000000100, ChangeVersions1700000000500, BlobSniffed1700000000600],
  controlMigrations: kernelControlMigrations,
  jobs: [job(scanBlob, ScanBlob), job(forgetBlob, ForgetBlob), every('11 4 * * *', sweepStore, SweepStore), every('41 2 * * *', housekeeping, Housekeeping)],
  texts: kernelTexts().byLocale,
};
