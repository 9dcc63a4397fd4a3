import type { Server } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { FrontDoor } from './http/front-door.js';
import { ShortCut } from './http/short-cut.js';
import { Realtime } from './realtime/realtime.js';

/** Puts the doors on the HTTP server when there is one: a worker has none. */
@Injectable()
export class OpenedDoors implements OnModuleInit {
  constructor(private readonly adapters: HttpAdapterHost, private readonly frontDoor: FrontDoor, private readonly shortCut: ShortCut, private readonly realtime: Realtime) {}

  onModuleInit(): void {
    const adapter = this.adapters.httpAdapter;
    if (adapter?.getType() !== 'fastify') return;
    const fastify = adapter.getInstance<FastifyInstance>();
    this.frontDoor.open(fastify);
    this.shortCut.open(fastify);
    this.realtime.attach(adapter.getHttpServer() as Server);
    // Before the server waits for its connections to end, or it would wait for the streams for ever.
    fastify.addHook('preClose', async () => this.realtime.close());
  }
}
