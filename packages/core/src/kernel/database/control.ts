import type { Workspace } from '@meja/plugin-sdk/server/kernel';

/** The control database: the directory of workspaces, identities, sessions and the job queue. Raw SQL, so call it in `*.sql.ts` only. */
export abstract class ControlDatabase {
  abstract query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** One transaction on one connection. */
  abstract transaction<T>(work: (query: <Row extends object>(sql: string, params?: readonly unknown[]) => Promise<Row[]>) => Promise<T>): Promise<T>;
}

/** Which workspaces there are, and under which host names they answer. */
export abstract class WorkspaceDirectory {
  /** Ready workspaces only. */
  abstract all(): Promise<Workspace[]>;
  abstract byId(id: string): Promise<Workspace | null>;
  abstract bySlug(slug: string): Promise<Workspace | null>;
  /** By the `Host` of a request; null for a host nobody named. */
  abstract byHost(host: string): Promise<Workspace | null>;
  /** True for the workspace of a demonstration, whose accounts everybody knows. */
  abstract isDemo(workspace: Workspace): Promise<boolean>;
}

/**
 * Short notes between nodes over one LISTEN connection per node; best effort, at most once. What must not be lost is written
 * to a database first; a notice only says where to look. At most 7,000 bytes.
 */
export abstract class Notices {
  abstract send(topic: string, note: object): Promise<void>;
  /** Hears the notes of every node, this one too. Returns the function that ends it. */
  abstract on(topic: string, hear: (note: Record<string, unknown>) => void): () => void;
}
