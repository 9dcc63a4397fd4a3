/** Every address the help centre links to. */
export interface Urls {
  readonly basePath: string;
  readonly home: string;
  readonly ask: string;
  readonly sent: string;
  readonly requests: string;
  readonly signIn: string;
  readonly account: string;
  readonly signOut: string;
  readonly signOutEverywhere: string;
  request(id: string): string;
  askAbout(departmentId: string): string;
  signInAndReturnTo(path: string): string;
}

export function urlsUnder(basePath: string): Urls {
  return {
    basePath,
    home: basePath === '' ? '/' : basePath,
    ask: `${basePath}/requests/new`,
    sent: `${basePath}/requests/sent`,
    requests: `${basePath}/requests`,
    signIn: `${basePath}/sign-in`,
    account: `${basePath}/account`,
    signOut: `${basePath}/sign-out`,
    signOutEverywhere: `${basePath}/sign-out-everywhere`,
    request: (id) => `${basePath}/requests/${encodeURIComponent(id)}`,
    askAbout: (departmentId) => `${basePath}/requests/new?department=${encodeURIComponent(departmentId)}`,
    signInAndReturnTo: (path) => `${basePath}/sign-in?return=${encodeURIComponent(path)}`,
  };
}

/** The same address with other parameters; null takes one away. */
export function withQuery(path: string, query: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
}
