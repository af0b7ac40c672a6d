import { expect, test } from 'vitest';
import { unprintable } from '#workflows/documents/printable.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { checkPrintable } from './check-printable.ts';
import { withTotals } from './totals.ts';

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

test('a character that was lost is told at its field, with the words around it, by itself', () => {
  const content = {
    ...blankContent(),
    subject: 'R\ufffdnovation',
    lines: [
      { ...blankLine('l1'), name: 'Pose', note: 'Dépose et évacuation\nde l’ancien b\ufffdti, puis pose' },
    ],
    exemptions: [{ category: 'E' as const, reason: 'art. 261\ufffdC', code: '' }],
  };
  // Whatever fonts can print, and once: the reason is copied into the totals.
  expect(checkPrintable(withTotals(content), () => [])).toEqual([
    { path: 'subject', code: 'text.lost', severity: 'blocking', values: { found: 'R\ufffdnovation' } },
    {
      path: 'lines.0.note',
      code: 'text.lost',
      severity: 'blocking',
      values: { found: 'uation de l’ancien b\ufffdti, puis pose' },
    },
    { path: 'exemptions.E', code: 'text.lost', severity: 'blocking', values: { found: 'art. 261\ufffdC' } },
  ]);
});

test('what is printed is no problem: accents, signs, other alphabets', () => {
  const subject =
    'Œuvre d’été « à 20 % » : 3 m², 12 €, ½, ±, →, ✓, Ελλάδα, Привет, 東京, 부산, مرحبا, שלום, ไทย';
  expect(checkPrintable({ ...blankContent(), subject }, unprintable)).toEqual([]);
});
