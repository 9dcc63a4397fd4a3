import { describe, expect, it } from '@jest/globals';
import { returnPath } from './return-path.js';
import { urlsUnder } from './urls.js';

const urls = urlsUnder('/help');
const after = (wish: string | null) => returnPath(wish, urls, '/help/requests');

describe('where a visitor lands after signing in', () => {
  it('goes back to a page of the help centre, with its parameters', () => {
    expect(after('/help')).toBe('/help');
    expect(after('/help/requests/new?department=1&x=%2F')).toBe('/help/requests/new?department=1&x=%2F');
  });

  it.each([
    null, '', 'requests', 'https://evil.example', 'https://evil.example/help', '//evil.example', '//evil.example/help', '/\\evil.example', '\\/evil.example', '/\t/evil.example', '/help\\@evil.example',
    'javascript:alert(1)', 'data:text/html,x', ' /help', '/help/\r\nset-cookie: a=b', '/helpless', '/', '/graphql', '/help/../graphql', '/help/%2e%2e/graphql', '/help/..%5c..', 'http:/help', '/@evil.example/help', '/help/é',
  ])('A83 stays on its own origin for %j', (wish) => {
    const path = after(wish);
    expect(new URL(path, 'https://desk.example').origin).toBe('https://desk.example');
    expect(path.startsWith('/help/')).toBe(true);
    expect(path).toMatch(/^[\x21-\x7e]+$/);
  });
});
