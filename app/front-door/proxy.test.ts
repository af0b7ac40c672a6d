import { expect, it } from 'vitest';
import { clientAddress, trustedPeers } from './proxy.ts';

const trusted = trustedPeers(['10.0.0.0/8', '2001:db8::1']);

it.each([
  ['10.1.2.3', true],
  ['::ffff:10.1.2.3', true],
  ['2001:db8::1', true],
  ['11.0.0.1', false],
  ['2001:db8::2', false],
  ['', false],
  [undefined, false],
])('%s is trusted: %s', (address, expected) => expect(trusted(address)).toBe(expected));

it('refuses to start on an entry that is no address', () => {
  expect(() => trustedPeers(['proxy.internal'])).toThrow('TRUST_PROXY: proxy.internal is not an address');
});

it.each([
  ['a stranger is believed nothing', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['our proxy says who called', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
  [
    'what a caller wrote himself stands to the left',
    '10.0.0.1',
    '1.1.1.1, 198.51.100.1, 10.0.0.2',
    '198.51.100.1',
  ],
  ['our proxy says nothing', '10.0.0.1', undefined, '10.0.0.1'],
])('%s', (_, peer, forwarded, expected) => expect(clientAddress(peer, forwarded, trusted)).toBe(expected));
