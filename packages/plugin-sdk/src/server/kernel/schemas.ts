import * as v from 'valibot';
import { locales } from './context.js';

/** Input pieces that commands share. The message of each is a key under `issues` in the locale files. @since 0.1.0 */
export const uuid = v.pipe(v.string('not_text'), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not_an_id'));

/** One line of text: trimmed, something to read in it, no control characters. @since 0.1.0 */
export const line = (maxLength: number) =>
  v.pipe(v.string('not_text'), v.transform(lineText), v.minLength(1, 'required'), v.maxLength(maxLength, 'too_long'), v.regex(/^[^\p{Cc}]*$/u, 'control_characters'));

/** Text of many lines as it is stored: line ends are `\n`, nothing around it, nothing in it that a database cannot hold. Empty when there is nothing to read. @since 0.1.0 */
export const cleanText = (text: string): string => lineText(text.replace(/\r\n?/g, '\n').replaceAll('\0', ''));

/** What can be stored of a text, nothing around it; empty when all of it is blank or invisible. */
const lineText = (text: string): string => (/[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(text) ? text.toWellFormed().trim() : '');

/** Text of many lines: something to read in it, line ends normalised to `\n`. @since 0.1.0 */
export const prose = (maxLength: number) =>
  v.pipe(
    v.string('not_text'),
    v.transform(cleanText),
    v.minLength(1, 'required'),
    v.maxLength(maxLength, 'too_long'),
  );

/** A bare address, lower case. Strict: what a mail server would read differently is refused. @since 0.1.0 */
export const emailAddress = v.pipe(
  v.string('not_text'),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254, 'too_long'),
  v.regex(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'not_an_address'),
);

/** A language that Meja speaks. @since 0.1.0 */
export const locale = v.picklist(locales, 'unknown_locale');

/** An IANA time zone, for example `Asia/Jakarta`, or `UTC`. @since 0.1.0 */
export const timeZone = v.pipe(
  v.string('not_text'),
  v.check((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'unknown_time_zone'),
);
