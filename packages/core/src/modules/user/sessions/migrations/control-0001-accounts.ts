/** Identities, sessions and rate limits: in the control database, because an agent may belong to several workspaces. */
export const accountsOfControl = {
  id: 'user-0001-accounts',
  sql: `
    create table identity (
      id uuid primary key,
      -- 'agents' for the agents of the whole installation, else the id of the workspace whose requester it is
      realm text not null,
      email text not null check (email = lower(email)),
      password_hash text,
      unique (realm, email)
    );

    create table membership (
      identity_id uuid not null references identity (id) on delete cascade,
      workspace_id uuid not null,
      user_id uuid not null,
      primary key (identity_id, workspace_id)
    );
    create index membership_user on membership (workspace_id, user_id);

    create table session (
      id uuid primary key,
      -- SHA-256 of the token: who reads this table can still not sign in
      token_hash bytea not null unique,
      identity_id uuid not null references identity (id) on delete cascade,
      workspace_id uuid not null,
      user_id uuid not null,
      audience text not null check (audience in ('agent', 'portal')),
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    );
    create index session_of_user on session (workspace_id, user_id) where revoked_at is null;
    create index session_of_identity on session (identity_id) where revoked_at is null;
    create index session_ended on session (workspace_id, expires_at);

    -- The times of the latest attempts of each bucket. Losing them in a crash only forgives.
    create unlogged table attempt (
      key text primary key,
      times timestamptz[] not null,
      granted boolean not null,
      latest timestamptz not null
    );
    create index attempt_latest on attempt (latest);
  `,
};
