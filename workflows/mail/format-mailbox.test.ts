import { expect, test } from 'vitest';
import { formatMailbox } from './format-mailbox.ts';

test('a name with a comma or quotes stays one name', () => {
  expect(formatMailbox({ name: 'Rouvière, "Inès"', address: 'i@x.fr' })).toBe(
    '"Rouvière, \\"Inès\\"" <i@x.fr>',
  );
  expect(formatMailbox({ name: '', address: 'i@x.fr' })).toBe('i@x.fr');
});
