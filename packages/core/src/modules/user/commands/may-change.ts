import { departmentsWith, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';

/** Nobody gives or takes what they do not hold themselves, nor further than they hold it. */
export function mayChange(ctx: RequestContext, permissions: readonly string[], departmentId: string | null): boolean {
  return [mayManagePeople.id, ...permissions].every((id) => {
    const reach = departmentsWith(ctx, { id, description: '' });
    return reach === 'everywhere' || (departmentId !== null && reach.has(departmentId));
  });
}
