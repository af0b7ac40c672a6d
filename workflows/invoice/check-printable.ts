import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Step } from '#db/shapes/kept.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';

/** U+FFFD stands where a character was lost on the way into a text: nobody wrote it, and nobody can guess what it was. */
const LOST = '\ufffd';

/**
 * Texts that can't be printed as they were meant: with a character that was lost, or that no font of documents has, so that
 * the electronic invoice would say what its page does not. `missing` names such characters of a text; what a font can print
 * is known on the server alone.
 */
export function checkPrintable(
  content: ContentWithoutTotals,
  missing: (text: string) => readonly string[],
): Problem[] {
  const found: Problem[] = [];
  const walk = (value: unknown, path: Step[]): void => {
    if (typeof value === 'string') {
      const at = path.join('.');
      if (value.includes(LOST)) found.push(problem(at, 'text.lost', { found: aroundLost(value) }));
      const characters = missing(value);
      if (characters.length > 0) found.push(problem(at, 'text.unprintable', { found: characters.join(' ') }));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    }
  };
  // Totals are computed: a text in them stands elsewhere too, where it was typed. A reason has a field for each category.
  const { totals: _, exemptions, ...rest } = content as InvoiceContent;
  const reasons = Object.fromEntries(exemptions.map(({ category, reason }) => [category, reason]));
  const typed = { ...rest, exemptions: reasons };
  const whole = JSON.stringify(typed);
  // Most documents have none: the texts are gone through one by one only where there is something to find.
  if (whole.includes(LOST) || missing(whole).length > 0) walk(typed, []);
  return found;
}

/** So much of a text that the place is found in it. */
function aroundLost(text: string): string {
  const at = text.indexOf(LOST);
  return text
    .slice(Math.max(0, at - 20), at + 21)
    .replace(/\s+/g, ' ')
    .trim();
}
