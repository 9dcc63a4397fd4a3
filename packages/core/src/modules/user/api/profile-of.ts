import type { Locale } from '@meja/plugin-sdk/server/kernel';

interface Wish {
  readonly locale?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
}

/** What was named, as the command takes it; the command checks whether it is a language we speak. */
export const profileOf = ({ locale, timeZone }: Wish) => ({ locale: (locale ?? undefined) as Locale | undefined, timeZone: timeZone ?? undefined });
