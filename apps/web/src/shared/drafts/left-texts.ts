/** Everything that can be begun on a ticket: its drafts are kept under `<person>:<ticket>:<kind>`. */
export const draftKinds = ['reply', 'note', 'handover', 'deescalate', 'solve', 'reopen'] as const;

/** The words of a draft: of a form, what was written into its parts. */
export function textIn(draft: string): string {
  if (!draft.startsWith('{')) return draft.trim();
  const { earlier: _id, ...parts } = JSON.parse(draft) as Record<string, string>;
  return Object.values(parts).map((part) => part.trim()).filter(Boolean).join('\n\n');
}
