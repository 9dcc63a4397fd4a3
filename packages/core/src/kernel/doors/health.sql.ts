import type { ControlDatabase } from '../database/index.js';

/** True when the control database answers within two seconds. */
export async function isReachable(control: ControlDatabase): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), 2_000);
  });
  const answered = control.query('select 1').then(() => true, () => false);
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
