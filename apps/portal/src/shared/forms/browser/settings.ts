/** What the page tells the script about one file field, in `data-uploads`. */
export interface UploadSettings {
  readonly path: string;
  /** Of a visitor who is not signed in: the pass of this form. */
  readonly pass: string | null;
  /** How many files one message may have. */
  readonly most: number;
  /** Sentences with `{name}`, `{size}`, `{percent}` and `{minutes}` to be filled in. */
  readonly texts: UploadTexts;
}

export type UploadTexts = Readonly<Record<(typeof uploadTexts)[number], string>>;

/** Keys under `uploads` in the locale files. */
export const uploadTexts = [
  'choose', 'chooseOrDrop', 'list', 'sending', 'stuck', 'goesAlong', 'cancel', 'cancelNamed', 'remove', 'removeNamed', 'again', 'againNamed',
  'arrived', 'removed', 'refusedSaid', 'empty', 'tooLarge', 'tooLargeFor', 'quota', 'tooMany', 'wait', 'settle', 'kept', 'lost',
] as const;
