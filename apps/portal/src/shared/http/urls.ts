/** Every address the help centre links to. */
export interface Urls {
  readonly basePath: string;
  readonly home: string;
  readonly ask: string;
  readonly sent: string;
  readonly requests: string;
  readonly organization: string;
  readonly signIn: string;
  readonly account: string;
  readonly signOut: string;
  readonly signOutEverywhere: string;
  readonly forgot: string;
  readonly welcome: string;
  request(id: string): string;
  confirm(id: string): string;
  reopen(id: string): string;
  answer(token: string): string;
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
    organization: `${basePath}/organization`,
    signIn: `${basePath}/sign-in`,
    account: `${basePath}/account`,
    signOut: `${basePath}/sign-out`,
    signOutEverywhere: `${basePath}/sign-out-everywhere`,
    forgot: `${basePath}/forgot`,
    welcome: `${basePath}/welcome`,
    request: (id) => `${basePath}/requests/${encodeURIComponent(id)}`,
    confirm: (id) => `${basePath}/requests/${encodeURIComponent(id)}/solved`,
    reopen: (id) => `${basePath}/requests/${encodeURIComponent(id)}/not-solved`,
    answer: (token) => `${basePath}/answer/${encodeURIComponent(token)}`,
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
