/**
 * Headers of every answer: pages, files, errors and what Node refuses by itself. An answer that may be kept sets its own
 * `cache-control` later; nothing else may be kept.
 */
export function securityHeaders({ https, scriptHashes }: { readonly https: boolean; readonly scriptHashes: readonly string[] }): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(scriptHashes),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cache-control': 'no-store',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

function contentSecurityPolicy(scriptHashes: readonly string[]): string {
  for (const hash of scriptHashes) if (!/^sha256-[A-Za-z0-9+/]{43}=$/.test(hash)) throw new Error(`"${hash}" is not the hash of a script.`);
  return [
    `default-src 'self'`,
    `script-src 'self'${scriptHashes.map((hash) => ` '${hash}'`).join('')}`,
    // Mail is shown with its own inline styles, in a frame that inherits this policy.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    `frame-src 'self'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
  ].join('; ');
}
