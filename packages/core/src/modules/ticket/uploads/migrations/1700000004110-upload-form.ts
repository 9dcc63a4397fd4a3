import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads of strangers belong to the form that a page gave them. */
export class UploadForm1700000004110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table upload add form_id uuid, add constraint upload_form check (form_id is null or user_id is null)`);
    await runner.query(`create index upload_stranger on upload (form_id, created_at) where user_id is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table upload drop form_id`);
  }
}
