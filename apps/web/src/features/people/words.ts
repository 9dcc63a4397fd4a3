import { hasText, t } from '../../shared/i18n/index.js';

export interface RoleToGive {
  readonly key: string;
  readonly name: string;
}
export interface DepartmentToWorkIn {
  readonly id: string;
  readonly name: string;
}

/** Our own word for the roles that everybody has; the name of one that a plugin brought. */
export const wordOfRole = ({ key, name }: RoleToGive): string => (hasText(`roles.${key}`) ? t(`roles.${key}`) : name);

/** Stands for a role in every department, also those made later. */
export const everywhere = '*';

export const departmentOptions = (departments: readonly DepartmentToWorkIn[]) => [...departments.map(({ id, name }) => ({ value: id, label: name })), { value: everywhere, label: t('people.everywhere') }];
