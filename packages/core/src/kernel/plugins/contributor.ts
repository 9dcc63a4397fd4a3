import type { Type } from '@nestjs/common';
import type { Contribution } from '@meja/plugin-sdk/server/kernel';
import type { ControlMigration } from '../database/index.js';

/** What a core module adds, in the shape a plugin uses, and the Nest module that provides its classes. */
export interface CoreContribution extends Contribution {
  readonly id: string;
  readonly module: Type;
  /** Its part of the control database. A plugin has none. */
  readonly controlMigrations?: readonly ControlMigration[];
}

/** A core module or a plugin after loading: everything the kernel hands over. */
export interface Contributor extends Contribution {
  readonly id: string;
  readonly version: string;
  readonly isPlugin: boolean;
  /** Null for a plugin: the kernel makes a Nest module for it. */
  readonly module: Type | null;
  readonly controlMigrations: readonly ControlMigration[];
  /** Of a plugin, as its schema left them. */
  readonly options?: unknown;
}

/** Everybody who contributes, core first, plugins after what they depend on. Injected where a module collects a kind it owns. */
export class Contributors {
  constructor(readonly all: readonly Contributor[]) {}

  get plugins(): Contributor[] {
    return this.all.filter((contributor) => contributor.isPlugin);
  }
}
