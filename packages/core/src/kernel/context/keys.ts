import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Workspace } from '@meja/plugin-sdk/server/kernel';

/** Signs with keys derived from the secret of the installation: one per purpose and workspace, so that nothing signed for one is good in another. */
export class Keys {
  constructor(private readonly secret: string) {}

  /** 128 bits, base64url. */
  sign(workspace: Workspace, purpose: string, text: string): string {
    const key = Buffer.from(hkdfSync('sha256', this.secret, workspace.id, purpose, 32));
    return createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
  }

  verify(workspace: Workspace, purpose: string, signed: { text: string; signature: string }): boolean {
    const wanted = Buffer.from(this.sign(workspace, purpose, signed.text));
    const given = Buffer.from(signed.signature);
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  }
}
