import { BlockList, isIP, isIPv4 } from 'node:net';

/** Says whether an address belongs to a proxy named in TRUST_PROXY (addresses or CIDR ranges, v4 or v6). */
export type IsTrusted = (address: string | undefined) => boolean;

const family = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** IPv4 seen through an IPv6 socket arrives as `::ffff:10.0.0.1`. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Throws when an entry is neither an address nor a range, so that a typo never opens the door. */
export const trustedPeers = (entries: readonly string[]): IsTrusted => {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    if (!isIP(address)) throw new Error(`TRUST_PROXY: ${entry} is not an address`);
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return (address) => {
    const peer = plain(address ?? '');
    return isIP(peer) !== 0 && list.check(peer, family(peer));
  };
};

/**
 * The caller's address: the last hop in `X-Forwarded-For` that is not one of our proxies, and the socket's peer when
 * the peer itself is not trusted (whatever the header claims).
 */
export const clientAddress = (
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: IsTrusted,
) => {
  if (!trusted(peer)) return plain(peer ?? '');
  const hops = (forwardedFor ?? '').split(',').flatMap((hop) => plain(hop.trim()) || []);
  return hops.reverse().find((hop) => !trusted(hop)) ?? plain(peer ?? '');
};
