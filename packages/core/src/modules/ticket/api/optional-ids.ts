/** A list of ids as a command takes it: none given is left out. */
export const optionalIds = (ids: readonly string[] | null | undefined): string[] | undefined => (ids ? [...ids] : undefined);
