/** One thing that is wrong with the configuration. The sentence is made by whoever shows it. */
export type ConfigurationProblem =
  | { readonly code: 'CONFIGURATION_FILE_MISSING'; readonly params: { readonly file: string } }
  | { readonly code: 'CONFIGURATION_FILE_UNREADABLE'; readonly params: { readonly file: string; readonly reason: string } }
  | { readonly code: 'SETTING_UNKNOWN'; readonly params: { readonly name: string; readonly source: string; readonly nearest: string } }
  | { readonly code: 'SETTING_INVALID'; readonly params: { readonly name: string; readonly source: string; readonly expected: string } }
  | { readonly code: 'MAIL_FROM_TOO_LONG'; readonly params: { readonly length: number; readonly most: number } }
  | { readonly code: 'DATA_NOT_WRITABLE'; readonly params: { readonly dataDir: string; readonly reason: string } };

/** Everything that is wrong with it, found in one go. */
export class ConfigurationFailure extends Error {
  constructor(readonly problems: readonly ConfigurationProblem[]) {
    super(problems.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join('; '));
    this.name = 'ConfigurationFailure';
  }
}
