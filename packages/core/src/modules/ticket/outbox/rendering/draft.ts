import type { OutboundMessage } from '@meja/plugin-sdk/server/ticket';
import type { Parts } from './page.js';

/** What a row is written out to, before it is put into a form. */
export interface Draft extends Pick<OutboundMessage, 'subject' | 'fromName' | 'threadToken' | 'threadTag' | 'automatic' | 'attachments'> {
  readonly parts: Parts;
}

/** A reason not to send it any more (a key under `outbox.reasons`), or a pause until it can be written. */
export type NoDraft = { readonly suppressed: string } | { readonly waitSeconds: number };

export interface DraftOptions {
  /** False for eyes other than the recipient's: a link that acts is left out. */
  readonly withLinks: boolean;
}

/** Stands where a link was left out. */
export const leftOut = '…';
