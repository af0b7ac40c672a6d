import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * Networks that are not the internet's: this machine, private and shared networks, link-local (where clouds keep the
 * credentials of a machine), documentation, benchmarks, multicast, and forms of IPv6 that carry an IPv4 address. Source:
 * IANA special-purpose address registries (RFC 6890 and its updates).
 */
const special = new BlockList();
const ranges4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
for (const range of ranges4) {
  const [address = '', bits] = range.split('/');
  special.addSubnet(address, Number(bits), 'ipv4');
}

/** Of IPv6 only what is given out to the world is let through, without the parts of it that are not. */
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');
for (const range of ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']) {
  const [address = '', bits] = range.split('/');
  special.addSubnet(address, Number(bits), 'ipv6');
}

/** Whether an IP address, v4 or v6, is one of the public internet. Anything that is no IP address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return isIPv6(address) && world.check(address, 'ipv6') && !special.check(address, 'ipv6');
}
