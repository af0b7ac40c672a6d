import type { Locale } from '#db/shapes/locale.ts';
import type { Look } from './look/look.ts';
import { qrDrawing } from './qr-drawing.ts';

/** A code to scan, as a template draws it. */
export type PaperCode = { drawing: string; title: string; words: string };

export const paperCode = (code: { holds: string; title: string; words: string } | null): PaperCode | null =>
  code && { drawing: qrDrawing(code.holds), title: code.title, words: code.words };

/**
 * A paper of a business that is no invoice, in the look of its invoices: its sheet has every text as it is printed, in the
 * order of the page. The same paper always gives the same bytes.
 */
export type Paper = {
  template: 'letter' | 'statement';
  title: string;
  author: string;
  /** YYYY-MM-DD of the day it is of. */
  on: string;
  locale: Locale;
  look: Look;
  sheet: Record<string, unknown>;
};

const longestName = 60;

/** A name for the head of a further page, where there is room for one line; the first page has it whole. */
export const runningName = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;
