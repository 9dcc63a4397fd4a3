import type { InboundAttachment } from '@meja/plugin-sdk/server';
import type { Attachment } from 'postal-mime';
import { fileName } from './file-name.js';

/** Attached files as core takes them. The name and the media type are what the sender claims, made harmless, and decide nothing. */
export function inboundFiles(files: readonly Attachment[]): InboundAttachment[] {
  return files.map((file, index) => {
    const mediaType = mediaTypePattern.test(file.mimeType) ? file.mimeType : 'application/octet-stream';
    const contentId = file.contentId?.trim().replace(/^<|>$/g, '') ?? '';
    return {
      name: fileName(file.filename, mediaType, index + 1),
      mediaType,
      bytes: bytesOf(file.content),
      ...(contentIdPattern.test(contentId) && { contentId }),
    };
  });
}

/** A text too long to show, whole. */
export const textFile = (name: string, mediaType: string, text: string): InboundAttachment => ({ name, mediaType, bytes: new TextEncoder().encode(text) });

const bytesOf = (content: Attachment['content']): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content));

const mediaTypePattern = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,99}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}$/;
const contentIdPattern = /^[\x21-\x7e]{1,250}$/;
