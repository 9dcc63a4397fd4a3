import { Injectable } from '@nestjs/common';
import { Database, InstallationFacts, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { ownRoutes } from './acknowledgements.sql.js';

/** Addresses that mail to us goes to. Who writes to them writes to us: nothing is ever sent there. */
@Injectable()
export class OwnAddresses {
  constructor(private readonly db: Database, private readonly installation: InstallationFacts) {}

  /** Of an address of which it is known whether mail comes in by it. */
  isOwn({ address, isRoute }: { readonly address: string; readonly isRoute: boolean }): boolean {
    const { mailFrom } = this.installation;
    return isRoute || (mailFrom !== null && untagged(mailFrom) === untagged(address));
  }

  /** Those of `addresses` that are ours, with or without a tag behind a plus. */
  async among(ctx: RequestContext, addresses: readonly string[]): Promise<ReadonlySet<string>> {
    if (addresses.length === 0) return new Set();
    const own = new Set([...(await ownRoutes(this.db, ctx, addresses.map(untagged))), ...(this.installation.mailFrom === null ? [] : [this.installation.mailFrom])].map(untagged));
    return new Set(addresses.filter((address) => own.has(untagged(address))));
  }
}

/** `Help+anything@desk.example` is `help@desk.example`. */
const untagged = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');
