import { describe, expect, it } from '@jest/globals';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';
import { longestMailbox } from '../../../kernel/configuration/index.js';
import { OutboundIds } from './outbound-ids.js';
import { ThreadTokens } from './thread-tokens.js';

const inWorkspace = (id: string): RequestContext => ({ workspace: { id, slug: id, name: id }, actor: { kind: 'system', name: 'meja' }, locale: 'en', timeZone: 'UTC', requestId: 'r' });
const [ctx, elsewhere] = [inWorkspace('one'), inWorkspace('two')];
const keys = new Keys('a secret of tests that is long enough');
const [tokens, ids] = [new ThreadTokens(keys), new OutboundIds(keys)];
const [ticketId, outboundId] = [makeId(), makeId()];
const mailbox = `${'h'.repeat(longestMailbox)}@desk.example`;
const [long, short] = [tokens.mint(ctx, ticketId, 'ada@kund.example'), tokens.mintTag(ctx, ticketId, 'ada@kund.example')];
const plus = (tag: string) => mailbox.replace('@', `+${tag}@`);

describe('the token by which a reply finds its ticket', () => {
  it.each([
    ['in an id', `AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB.${long}@desk.example`],
    ['behind the plus of an address', plus(short)],
    ['behind the plus of an address that a server wrote in capitals', plus(short).toUpperCase()],
    ['behind what another server put in front', plus(`list-${short}`)],
  ])('is found %s', (_where, reference) => {
    expect(tokens.find(ctx, ['other@kund.example', reference], 'Ada@kund.example')).toEqual({ ticketId, sentToSender: true });
    expect(tokens.find(ctx, [reference], 'eve@kund.example')).toEqual({ ticketId, sentToSender: false });
    expect(tokens.find(elsewhere, [reference], 'ada@kund.example')).toBeNull();
  });

  it('fits behind the longest mailbox that the configuration takes', () => {
    expect(plus(short).indexOf('@')).toBeLessThanOrEqual(64);
    expect(plus(ids.mintTag(ctx, outboundId)).indexOf('@')).toBeLessThanOrEqual(64);
  });

  it('A07 is refused as soon as one character of it is another', () => {
    for (const genuine of [long, short]) {
      for (let at = 0; at < genuine.length; at++) {
        const altered = genuine.slice(0, at) + (genuine[at] === '7' ? '8' : '7') + genuine.slice(at + 1);
        expect([at, tokens.find(ctx, [plus(altered)], 'ada@kund.example')]).toEqual([at, null]);
      }
      expect(tokens.find(ctx, [`${genuine}7@desk.example`, `7${genuine}@desk.example`, genuine.slice(1), ids.mintTag(ctx, outboundId), 'z'.repeat(46)], 'ada@kund.example')).toBeNull();
    }
  });
});

describe('the id of what we sent', () => {
  it('is found in its own form and in the short one, in capitals too, and only if we signed it', () => {
    for (const minted of [ids.mint(ctx, outboundId), ids.mintTag(ctx, outboundId), ids.mintTag(ctx, outboundId).toUpperCase()]) {
      expect(ids.find(ctx, ['one@kund.example', plus(minted)])).toBe(outboundId);
      expect(ids.find(elsewhere, [plus(minted)])).toBeNull();
      expect(ids.find(ctx, [plus(minted.slice(0, -1) + (minted.endsWith('7') ? '8' : '7'))])).toBeNull();
    }
  });
});
