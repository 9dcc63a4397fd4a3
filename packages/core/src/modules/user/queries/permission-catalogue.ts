import { Injectable } from '@nestjs/common';
import { Contributors } from '../../../kernel/plugins/index.js';
import { everyPermission } from '../role-keys.js';

/** The permissions that core and the installed plugins declare. */
@Injectable()
export class PermissionCatalogue {
  readonly ids: readonly string[];

  constructor(contributors: Contributors) {
    this.ids = contributors.all.flatMap(({ permissions = [] }) => permissions.map(({ id }) => id));
  }

  /** What a role grants today: a plugin installed later adds to `everyPermission`, one removed takes its permissions along. */
  expand(permissions: readonly string[]): readonly string[] {
    return permissions.includes(everyPermission) ? this.ids : permissions.filter((id) => this.ids.includes(id));
  }
}
