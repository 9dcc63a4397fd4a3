import type { PortalRequest, PortalResponse } from '../src/contract.js';

/** A visitor opens an address below `/help`. */
export function opening(address: string, request: Partial<PortalRequest> = {}): PortalRequest {
  const [path = '', query = ''] = address.split('?');
  return {
    method: 'GET',
    path,
    query: new URLSearchParams(query),
    headers: {},
    form: null,
    files: [],
    locale: 'en',
    csrfToken: 'token-of-this-browser',
    uploads: { path: '/portal/uploads', pass: null },
    site: 'Nordlicht',
    signedIn: false,
    requestId: 'req-7f3a',
    secure: true,
    ...request,
  };
}

/** A visitor sends a form whose token the server found right. */
export const sending = (address: string, form: Readonly<Record<string, string>>, request: Partial<PortalRequest> = {}): PortalRequest =>
  opening(address, { method: 'POST', form: new URLSearchParams({ csrf: 'token-of-this-browser', ...form }), ...request });

export const htmlOf = ({ body }: PortalResponse): string => (typeof body === 'string' ? body : new TextDecoder().decode(body));

/** What a reader sees: without tags, entities resolved. */
export const textOf = (response: PortalResponse): string =>
  htmlOf(response)
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '')
    .replace(/\s+/g, ' ');
