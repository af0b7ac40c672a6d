import { expect, test } from 'vitest';
import { unprintable } from '#workflows/documents/printable.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { checkPrintable } from './check-printable.ts';

test('a character that no font has is told at its field, whatever the field', () => {
  const content = {
    ...blankContent(),
    subject: 'Merci 😀',
    lines: [blankLine('l1'), { ...blankLine('l2'), name: 'Pose', description: 'Étage 𓀀\net 😀' }],
    notes: [{ code: '', text: '🎉' }],
  };
  expect(checkPrintable(content, unprintable)).toEqual([
    { path: 'subject', code: 'text.unprintable', severity: 'blocking', values: { found: '😀' } },
    {
      path: 'lines.1.description',
      code: 'text.unprintable',
      severity: 'blocking',
      values: { found: '𓀀 😀' },
    },
    { path: 'notes.0.text', code: 'text.unprintable', severity: 'blocking', values: { found: '🎉' } },
  ]);
});

test('what is printed is no problem: accents, signs, other alphabets', () => {
  const subject =
    'Œuvre d’été « à 20 % » : 3 m², 12 €, ½, ±, →, ✓, Ελλάδα, Привет, 東京, 부산, مرحبا, שלום, ไทย';
  expect(checkPrintable({ ...blankContent(), subject }, unprintable)).toEqual([]);
});
