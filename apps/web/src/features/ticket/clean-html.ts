import DOMPurify from 'dompurify';

const allowedTags = [
  'a', 'b', 'blockquote', 'br', 'code', 'del', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'li', 'ol', 'p', 'pre', 's', 'span', 'strong',
  'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul',
];

/** Words and numbers. Whatever is not named here has to be an address that is allowed. */
const plainAttributes = ['dir', 'lang', 'colspan', 'rowspan', 'alt', 'width', 'height', 'data-cid'];

const purify = DOMPurify(window);
purify.addHook('afterSanitizeAttributes', (node) => {
  // Only a picture of the mail itself is kept, without a source: the page gives it one, of a path that is safe. Any other leaves its description.
  if (node.tagName === 'IMG' && !node.hasAttribute('data-cid')) node.replaceWith(node.getAttribute('alt') ?? '');
  if (node.tagName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer nofollow');
});

/**
 * The body of a message as elements that can do nothing but be read: no script, no style, no form, no request, and no picture but those that came with it.
 * The server sanitised it when it was stored; this is the second lock, not the first.
 */
export const cleanHtml = (html: string): DocumentFragment =>
  purify.sanitize(html, { RETURN_DOM_FRAGMENT: true, ALLOWED_TAGS: allowedTags, ALLOWED_ATTR: ['href', ...plainAttributes], ADD_URI_SAFE_ATTR: plainAttributes, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false, ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i });
