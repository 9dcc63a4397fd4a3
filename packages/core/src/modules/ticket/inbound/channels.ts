import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Channel, ChannelBinding } from '@meja/plugin-sdk/server/ticket';
import { BootRefused, Contributors } from '../../../kernel/plugins/index.js';

/** Channels of the module itself: what agents type and what the help centre's form sends. */
const own = ['agent', 'web-form'];

/** The ways messages come and go, from every plugin. */
@Injectable()
export class Channels implements OnModuleInit {
  private readonly byId = new Map<string, Channel>();

  constructor(private readonly contributors: Contributors, private readonly modules: ModuleRef) {}

  onModuleInit(): void {
    for (const { id: plugin, channels = [] } of this.contributors.all) for (const binding of channels) this.add(plugin, binding);
  }

  /** Throws for a channel nobody installed. */
  get(id: string): Channel {
    const channel = this.byId.get(id);
    if (!channel) throw new UnknownChannel(id, [...this.byId.keys()]);
    return channel;
  }

  /** Null for a channel nobody installed. */
  find(id: string): Channel | null {
    return this.byId.get(id) ?? null;
  }

  /** False when nothing at all can leave. */
  get canSend(): boolean {
    return [...this.byId.values()].some((channel) => channel.send !== undefined && (channel.canSend?.() ?? true));
  }

  /** Asks each that can look whether messages could leave now; `trouble` is null for one that says so. */
  checked(ctx: RequestContext): Promise<{ channel: string; trouble: string | null }[]> {
    return Promise.all([...this.byId].map(async ([id, channel]) => ({ channel: id, trouble: (await channel.check?.(ctx)) ?? null })));
  }

  private add(plugin: string, { id, channel }: ChannelBinding): void {
    if (own.includes(id) || this.byId.has(id)) throw new BootRefused(plugin, `channel ${id}`, 'Another channel has this id; choose another one.');
    this.byId.set(id, this.modules.get(channel, { strict: false }));
  }
}

/** A channel nobody installed. */
export class UnknownChannel extends Error {
  constructor(readonly channel: string, readonly known: readonly string[]) {
    super(`There is no channel ${channel}. Installed: ${known.join(', ') || 'none'}.`);
  }
}
