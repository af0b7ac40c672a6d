import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { isoDate, percent, text } from './editor-parts.ts';

/** The ways a due date follows from the issue date, in the order they are offered. */
export const dueKinds = [
  'days',
  'endOfMonth',
  'endOfMonthPlus',
  'dayOfMonth',
  'instalments',
  'onReceipt',
  'date',
] as const;

const longestDays = { days: 365, endOfMonth: 120, endOfMonthPlus: 120, dayOfMonth: 120 } as const;

export const dueRule = (locale: Locale) =>
  z
    .object({
      kind: z.enum(dueKinds).default('days'),
      days: text(3),
      /** Of a month, for `dayOfMonth`. */
      day: text(2),
      date: isoDate,
      parts: z
        .array(z.object({ percent: percent(locale), days: text(4) }))
        .max(24, 'tooMany')
        .default([]),
    })
    .transform(({ kind, parts, ...typed }, context) => {
      const refuse = (field: (string | number)[], message: string) => {
        context.addIssue({ code: 'custom', path: field, message });
        return z.NEVER;
      };
      if (kind === 'onReceipt') return { kind } as const;
      if (kind === 'date')
        return typed.date ? ({ kind, date: typed.date } as const) : refuse(['date'], 'date');
      if (kind === 'instalments') {
        const read = parts.map((part) => ({ ...part, days: wholeNumber(part.days || '0', 0, 1100) }));
        const wrong = read.findIndex((part) => part.days === null);
        if (wrong >= 0) return refuse(['parts', wrong, 'days'], 'days');
        if (read.length < 2) return refuse(['kind'], 'instalments');
        return { kind, parts: read.map(({ percent, days }) => ({ percent, days: days ?? 0 })) } as const;
      }
      const days = wholeNumber(typed.days || '30', 0, longestDays[kind]);
      if (days === null) return refuse(['days'], 'days');
      if (kind !== 'dayOfMonth') return { kind, days } as const;
      const day = wholeNumber(typed.day || '10', 1, 28);
      return day === null ? refuse(['day'], 'dayOfMonth') : ({ kind, days, day } as const);
    });

function wholeNumber(typed: string, least: number, most: number): number | null {
  return /^\d{1,4}$/.test(typed) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : null;
}
