import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { checkContent } from './checks.ts';

const codesOf = (change: Partial<InvoiceContent>) =>
  checkContent({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '1000' }], ...change }).map(
    ({ code }) => code as string,
  );

test.each([
  [-5000, true],
  [-100, true],
  [100, true],
  [99, false],
  [-1, false],
])('a rounding of %i cents is refused: %s', (roundingCents, isRefused) => {
  const found = codesOf({ roundingCents });
  expect(found.includes('rounding.tooLarge')).toBe(isRefused);
});

test.each([
  ['javascript:alert(1)', true],
  ['data:text/html,x', true],
  ['file:///etc/passwd', true],
  ['//pay.example', true],
  ['http://user:secret@pay.example/', true],
  ['JaVaScRiPt:alert(1)', true],
  ['https://files.example/annexe.pdf', false],
  ['http://files.example/annexe.pdf', false],
  ['', false],
])('an attachment at %s is refused: %s', (uri, isRefused) => {
  const attachments = [{ id: 'a1', description: 'RIB', uri }];
  const found = codesOf({ attachments });
  expect(found.includes('attachment.address')).toBe(isRefused);
});
