/** True when the database could not take a text: with NUL in it, which only a client can have sent. What commands store was cleaned; what is only looked for was not. */
export function isUnstorable(error: unknown): boolean {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return codes.has(String(driverError?.code ?? code));
}

// PostgreSQL's character_not_in_repertoire and untranslatable_character.
const codes: ReadonlySet<string> = new Set(['22021', '22P05']);
