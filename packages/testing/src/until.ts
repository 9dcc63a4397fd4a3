/** So long that only what never comes is not there, on however slow and busy a machine; shorter than what Jest gives a spec. */
export const longEnoughMs = 90_000;

/** Waits until `check` answers something true, and answers it; throws after `withinMs` that `what` did not come. */
export async function until<T>(check: () => T | Promise<T>, what = String(check), withinMs = longEnoughMs): Promise<NonNullable<T>> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
