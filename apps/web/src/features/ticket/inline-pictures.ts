import { steadyPath } from './steady-paths.js';

/** A file of a message, as far as its words may show it. */
export interface Picture {
  readonly id: string;
  readonly name: string;
  readonly contentId: string | null;
  readonly preview: 'NONE' | 'IMAGE' | 'PDF';
  readonly previewPath: string | null;
}

/** Gives the pictures that came with a mail their place in its words. One that cannot be shown safely leaves its description. */
export function place(article: ParentNode, pictures: readonly Picture[]): void {
  for (const image of article.querySelectorAll<HTMLImageElement>('img[data-cid]')) {
    const name = image.dataset['cid'] ?? '';
    const found = pictures.find(({ contentId, preview }) => preview === 'IMAGE' && contentId !== null && (contentId === name || contentId === decoded(name)));
    if (found?.previewPath) {
      image.src = steadyPath(found.id, found.previewPath);
      image.loading = 'lazy';
      image.alt ||= found.name;
    } else image.replaceWith(image.alt);
  }
}

/** In an address the name may be escaped. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
