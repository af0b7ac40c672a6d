import { expect, test } from 'vitest';
import { framed } from './framed.ts';

test('links of a mail leave its frame, whatever they say themselves', () => {
  expect(
    framed('<html><head lang="fr"><title>A</title></head><a href="/r" target="_blank">B</a></html>'),
  ).toBe('<html><head lang="fr"><base target="_top"><title>A</title></head><a href="/r">B</a></html>');
  expect(framed('<p>Sans en-tête</p>')).toBe('<base target="_top"><p>Sans en-tête</p>');
  expect(framed('<head></head>$& $1')).toBe('<head><base target="_top"></head>$& $1');
});
