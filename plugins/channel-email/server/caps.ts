const MB = 1024 * 1024;

/** What one mail may cost. Past these it is put into quarantine, never parsed further. */
export const caps = {
  mailBytes: 50 * MB,
  headerBytes: 256 * 1024,
  headers: 1_000,
  lines: 1_000_000,
  /** Shorter than those of base64: the MIME parser keeps two objects for each. */
  shortLines: 100_000,
  /** Parts of all multiparts together. */
  parts: 1_000,
  depth: 50,
  attachments: 200,
  /** All attachments and texts after decoding. */
  decodedBytes: 64 * MB,
  /** Ids of In-Reply-To and References together. */
  ids: 100,
  recipients: 50,
  /** Longer texts are cut for showing and go along whole as a file. */
  textLength: 100_000,
  htmlLength: 500_000,
  subjectLength: 250,
  nameLength: 200,
  fileNameLength: 150,
  parseMilliseconds: 5_000,
  heapMegabytes: 256,
} as const;
