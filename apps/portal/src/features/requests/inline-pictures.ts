import type { Attachment } from './operations.js';

/**
 * Gives the pictures that came with a mail their place in its words. One that is not there, not checked yet or on somebody else's server leaves its
 * description. The words are sanitised: no sign of a tag stands in an attribute.
 */
export function withPictures(html: string, attachments: readonly Attachment[]): string {
  return html.replace(/<img\b([^>]*?)\s*\/?>/g, (_, attributes: string) => {
    const [name, alt] = [attribute(attributes, 'data-cid'), attribute(attributes, 'alt')];
    const found = name === null ? undefined : attachments.find(({ contentId }) => contentId !== null && [name, decoded(name)].includes(contentId));
    // Only a path on this origin is a picture of ours.
    if (found?.preview !== 'IMAGE' || !found.previewPath || !/^\/(?![/\\])/.test(found.previewPath)) return alt ? `<span class="picture-gone">${escaped(alt)}</span>` : '';
    const size = ['width', 'height'].flatMap((each) => (/^\d{1,5}$/.test(attribute(attributes, each) ?? '') ? [` ${each}="${attribute(attributes, each)}"`] : []));
    return `<img src="${escaped(found.previewPath)}" alt="${escaped(alt || found.name)}"${size.join('')} loading="lazy">`;
  });
}

function attribute(attributes: string, name: string): string | null {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? null : value.replace(/&(amp|lt|gt|quot);/g, (_, sign: keyof typeof signs) => signs[sign]);
}

const signs = { amp: '&', lt: '<', gt: '>', quot: '"' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&${Object.entries(signs).find(([, each]) => each === sign)?.[0]};`);

/** In an address the name may be escaped. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
