import type { InvoiceContent } from '#db/shapes/content.ts';
import { type TermsRate, termsRate } from './terms-rate.ts';

const aboutLateness =
  /p[ée]nalit|int[ée]r[êe]ts? (?:de retard|moratoires)|late[ -](?:payment )?(?:interest|penalt|fee)/i;

/**
 * What a sealed document says of late payment in words of its own, and the rate that was read in them: the note of its kind
 * first, else terms of payment or a mention that speak of it. Null: it says what the law says.
 */
export function ownTerms({
  notes,
  paymentTerms,
}: Pick<InvoiceContent, 'notes' | 'paymentTerms'>): { text: string; rate: TermsRate | null } | null {
  const own = notes.find(({ code, text }) => code === 'PMD' && text.trim() !== '');
  const text =
    own?.text ??
    [paymentTerms, ...notes.filter(({ code }) => code !== 'PMT').map((note) => note.text)].find((each) =>
      aboutLateness.test(each),
    );
  return text === undefined ? null : { text, rate: termsRate(text) };
}
