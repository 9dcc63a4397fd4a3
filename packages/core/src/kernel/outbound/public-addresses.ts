import { BlockList, isIP } from 'node:net';

/**
 * True only for an address on the public internet. Everything private, local, shared, reserved, multicast or for documentation is not,
 * nor is any IPv6 form that carries an IPv4 address inside: it could lead to a private one.
 */
export function isPublic(address: string): boolean {
  if (address.includes('%')) return false;
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  // Only 2000::/3 is handed out; mapped (::ffff:0:0/96), NAT64 (64:ff9b::), unique local, link-local and multicast lie outside.
  return family === 6 && handedOut.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

const handedOut = new BlockList();
handedOut.addSubnet('2000::', 3, 'ipv6');

const special = new BlockList();
const ipv4: readonly [string, number][] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT, and the metadata service of one cloud
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // the host agent of another cloud, on a public address
  ['169.254.0.0', 16], // link-local, and the metadata service of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];
const ipv6: readonly [string, number][] = [
  ['2001::', 23], // protocol assignments: Teredo carries IPv4 inside
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4 carries IPv4 inside
  ['3fff::', 20], // documentation
];
for (const [network, prefix] of ipv4) special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of ipv6) special.addSubnet(network, prefix, 'ipv6');
