import { Injectable } from '@nestjs/common';
import { Changes, Database, mayIn, notFound, ok, refuse, validationFailed, type Handles, type InputOf, type RequestContext, type ValidationIssue } from '@meja/plugin-sdk/server/kernel';
import { editConflict, mayConfigureHandover, setHandoverFields } from '@meja/plugin-sdk/server/ticket';
import { Departments } from '@meja/plugin-sdk/server/user';
import { HandoverField } from '../entities/handover-field.js';
import { countChange, latestChange, lockedFormVersion } from '../queries/handover-form.sql.js';
import { HandoverReader } from '../queries/handover.reader.js';

type Asked = InputOf<typeof setHandoverFields>['fields'][number];

/** Sets what a department asks for on its cards. Cards that were written keep what they say; what the editor has not seen is not overwritten. */
@Injectable()
export class SetHandoverFields implements Handles<typeof setHandoverFields> {
  constructor(private readonly db: Database, private readonly departments: Departments, private readonly handovers: HandoverReader, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, { departmentId, version: seen, fields }: InputOf<typeof setHandoverFields>) {
    const [department] = await this.departments.byIds(ctx, [departmentId]);
    if (!department || !mayIn(ctx, mayConfigureHandover, departmentId)) return refuse(notFound({}));
    const issues = fields.flatMap((field, at) => issuesOf(field, at, fields));
    if (issues.length > 0) return refuse(validationFailed({ issues }));
    const version = await lockedFormVersion(this.db, ctx, departmentId);
    const before = await this.handovers.asked(ctx, departmentId);
    const after = fields.map(({ key, label, type, required, choices }) => ({ key, label, type, required, choices: type === 'choice' ? choices : [] }));
    if (JSON.stringify(before) === JSON.stringify(after)) return ok({ departmentId });
    if (seen !== undefined && seen < version) return refuse(editConflict({ departmentId, version, conflicts: [await this.conflict(ctx, departmentId, { before, after })] }));
    const rows = this.db.repo(ctx, HandoverField);
    await rows.delete({ departmentId });
    await rows.insert(after.map((field, position) => ({ departmentId, position, ...field })));
    await countChange(this.db, ctx, departmentId);
    await this.changes.record(ctx, { entity: 'Department', entityId: departmentId, fields: { handoverFields: { before, after } } });
    return ok({ departmentId });
  }

  private async conflict(ctx: RequestContext, departmentId: string, { before, after }: { readonly before: unknown; readonly after: unknown }) {
    const latest = await latestChange(this.db, ctx, departmentId);
    return { field: 'handoverFields', yours: after, theirs: before, by: latest?.by ?? '', at: latest?.at.toISOString() ?? '' };
  }
}

function issuesOf({ key, type, choices }: Asked, at: number, all: readonly Asked[]): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  if (all.findIndex((other) => other.key === key) < at) issues.push({ path: `fields.${at}.key`, reason: 'taken' });
  if (type !== 'choice') return issues;
  if (choices.length === 0) issues.push({ path: `fields.${at}.choices`, reason: 'required' });
  if (new Set(choices).size < choices.length) issues.push({ path: `fields.${at}.choices`, reason: 'taken' });
  return issues;
}
