import { describe, expect, test } from 'vitest';
import { formatDate as onPages } from '#emails/format.ts';
import { formatDate, formatPeriod } from './typography.ts';

describe('dates', () => {
  test.each(['fr', 'en'] as const)(
    'but for the blank before the year they are those of pages, %s',
    (locale) => {
      for (let month = 1; month <= 12; month++) {
        const date = `2026-${String(month).padStart(2, '0')}-01`;
        expect(formatDate(date, locale)).toBe(onPages(date, locale).replaceAll(' ', '\u00a0'));
      }
    },
  );

  test.each([
    ['2026-11-26', 'fr', 'jeu.\u00a026\u00a0nov.\u00a02026'],
    ['2026-08-01', 'fr', 'sam.\u00a01er\u00a0août\u00a02026'],
    ['2026-11-26', 'en', 'Thu\u00a026\u00a0Nov\u00a02026'],
    ['2026-09-25', 'en', 'Fri\u00a025\u00a0Sept\u00a02026'],
    ['soon', 'fr', 'soon'],
  ] as const)('%s in %s', (date, locale, expected) => {
    expect(formatDate(date, locale)).toBe(expected);
  });

  test.each([
    ['2026-11-02', '2026-11-20', 'du\u00a02 au\u00a020\u00a0nov.\u00a02026'],
    ['2026-10-28', '2026-11-03', 'du\u00a028\u00a0oct. au\u00a03\u00a0nov.\u00a02026'],
    ['2025-12-30', '2026-01-02', 'du\u00a030\u00a0déc.\u00a02025 au\u00a02\u00a0janv.\u00a02026'],
    ['2026-11-07', '2026-11-07', '7\u00a0nov.\u00a02026'],
    [null, '2026-11-07', '7\u00a0nov.\u00a02026'],
    [null, null, ''],
  ])('the period %s to %s', (from, to, expected) => {
    expect(formatPeriod(from, to, 'fr')).toBe(expected);
  });
});
