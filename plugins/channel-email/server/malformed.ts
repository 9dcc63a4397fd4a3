/** Why a mail is in quarantine; each is a key under `quarantine` in the locale files. */
export const reasons = [
  'empty',
  'not_a_mail',
  'too_large',
  'headers_too_large',
  'too_many_headers',
  'too_many_lines',
  'too_many_parts',
  'nested_too_deep',
  'too_many_attachments',
  'decoded_too_large',
  'too_slow',
  'too_much_memory',
  'malformed',
] as const;
export type Reason = (typeof reasons)[number];

/** Thrown by the parser, which knows nothing of the SDK so that its thread starts quickly; the channel turns it into `Unreadable`. */
export class Malformed extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}
