import { Module } from '@nestjs/common';
import { UserModule } from '../../user/index.js';
import { BytesModule } from '../bytes/index.js';
import { FormPass } from './form-pass.js';
import { ForgetUploads } from './jobs/forget-uploads.js';
import { Quota } from './quota.js';
import { Arrivals } from './tus/arrivals.js';
import { TusRoute } from './tus/tus.route.js';
import { Uploads } from './uploads.js';

@Module({
  imports: [UserModule, BytesModule],
  providers: [Uploads, Quota, FormPass, Arrivals, TusRoute, ForgetUploads],
  exports: [Uploads, TusRoute],
})
export class UploadsModule {}
