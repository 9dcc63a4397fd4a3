/** Tokens for programs: in the control database beside the sessions, because they are looked for by nothing but their hash. */
export const apiTokensOfControl = {
  id: 'api-token-0001-api-token',
  sql: `
    create table api_token (
      id uuid primary key,
      -- SHA-256 of the secret: who reads this table can still not call
      token_hash bytea not null unique,
      workspace_id uuid not null,
      user_id uuid not null,
      audience text not null check (audience in ('agent', 'portal')),
      name text not null,
      scopes text[] not null,
      rights integer not null default 0,
      created_at timestamptz not null,
      last_used_at timestamptz,
      expires_at timestamptz,
      revoked_at timestamptz
    );
    create index api_token_of_user on api_token (workspace_id, user_id);
  `,
};
