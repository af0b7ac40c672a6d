import type { DocumentKind } from '#db/shapes/content.ts';

/**
 * Numbers are continuous per series, and a series is a root of the office, a group of kinds and a Paris year
 * (CGI ann. II, art. 242 nonies A, I, 7°). Credit notes have their own series; all other kinds share one.
 */
export type NumberParts = { prefix: string; year: number; sequence: number; kind: DocumentKind };

/** Public buyers refuse longer ones (Chorus Pro); AFNOR allows 35. */
const longestNumber = 20;
const prefixPattern = /^[A-Z0-9]{1,6}$/;

/** 'VPC-2026-0118', 'VPC-AV-2026-0006'. @throws RangeError on a wrong prefix or a number longer than 20 characters. */
export function formatNumber({ prefix, year, sequence, kind }: NumberParts): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`no sequence: ${sequence}`);
  const number = `${seriesOfYear(prefix, kind, year)}-${String(sequence).padStart(4, '0')}`;
  if (number.length > longestNumber) throw new RangeError(`number too long: ${number}`);
  return number;
}

/** The series a document issued on `parisDate` (YYYY-MM-DD in Europe/Paris) belongs to: 'VPC-2026', 'VPC-AV-2026'. */
export function seriesOf(prefix: string, kind: DocumentKind, parisDate: string): string {
  return seriesOfYear(prefix, kind, Number(parisDate.slice(0, 4)));
}

/** 'PROV-2026-0418': names a draft, has no legal value and is never a number. */
export function provisionalRef({ year, sequence }: { year: number; sequence: number }): string {
  return `PROV-${year}-${String(sequence).padStart(4, '0')}`;
}

/** Whether a business may use this root: 1 to 6 capitals or digits, so that every number stays within 20 characters. */
export function isNumberPrefix(prefix: string): boolean {
  return prefixPattern.test(prefix) && prefix !== 'PROV';
}

function seriesOfYear(prefix: string, kind: DocumentKind, year: number): string {
  if (!isNumberPrefix(prefix)) throw new RangeError(`wrong prefix: ${JSON.stringify(prefix)}`);
  return kind === 'creditNote' ? `${prefix}-AV-${year}` : `${prefix}-${year}`;
}
