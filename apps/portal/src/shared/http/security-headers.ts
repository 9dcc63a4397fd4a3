/**
 * Nothing of a page may run, and nothing comes from elsewhere: a message that slipped through the sanitiser is still
 * only text. `same-origin` and not `no-referrer`: with the latter browsers send `Origin: null` with our own forms.
 */
export const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
} as const satisfies Readonly<Record<string, string>>;

/** Of a page with a file field: our own files may run, nothing that stands in the page, and they may speak to us alone. */
export const scriptedPolicy = `${securityHeaders['content-security-policy']}; script-src 'self'; connect-src 'self'`;
