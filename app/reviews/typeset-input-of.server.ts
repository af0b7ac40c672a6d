import type { Locale } from '#app/lib/format.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { TypesetInput } from '#workflows/documents/typeset-input.ts';
import type { Gathered } from './gather-review.server.ts';

/** The document of a review as it is to be set: in pencil with its provisional reference, in ink once it is issued. */
export function typesetInputOf(found: Gathered & { content: InvoiceContent }, locale: Locale): TypesetInput {
  const { record, content, context, mandate } = found;
  const { invoice, office, issued } = record;
  return {
    content,
    stage: issued ? 'issued' : 'draft',
    reference: issued?.number ?? invoice.provisionalRef,
    issuedOn: issued?.issuedOn ?? null,
    dueOn: invoice.dueOn,
    mandate: mandate
      ? { officeName: office.name, signedOn: mandate.signedOn, article: mandate.clauseArticle }
      : null,
    round: context.round,
    locale,
  };
}
