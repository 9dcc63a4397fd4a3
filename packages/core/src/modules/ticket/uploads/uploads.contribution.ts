import { every } from '@meja/plugin-sdk/server/kernel';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { Upload } from './entities/upload.js';
import { ForgetUploads, forgetUploads } from './jobs/forget-uploads.js';
import { Upload1700000004100 } from './migrations/1700000004100-upload.js';
import { UploadForm1700000004110 } from './migrations/1700000004110-upload-form.js';
import { UploadsModule } from './uploads.module.js';

export const uploadsContribution: CoreContribution = {
  id: 'ticket.uploads',
  module: UploadsModule,
  entities: [Upload],
  migrations: [Upload1700000004100, UploadForm1700000004110],
  jobs: [every('19 * * * *', forgetUploads, ForgetUploads)],
};
