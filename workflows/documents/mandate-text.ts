import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { NBSP } from '#emails/format.ts';
import type { Mandate } from './electronic/electronic-document.ts';
import { labels } from './labels.ts';
import { formatDate } from './typography.ts';
import { wording } from './wording.ts';

type Mandated = {
  content: Pick<InvoiceContent, 'kind' | 'seller'>;
  issuedOn: string | null;
  mandate: Mandate | null;
};

/**
 * « Facture établie par … au nom et pour le compte de … (mandat du …) »: whose invoice it is and who wrote it (CGI art.
 * 289, I-2), with the legal form of a mandatary, which Factur-X names as a party but has no place for; "" without a mandate.
 */
export function mandateText({ content, issuedOn, mandate }: Mandated, locale: Locale): string {
  if (!mandate) return '';
  const article = mandate.article.trim();
  const legalForm = mandate.mandatary?.legalForm.trim();
  return wording('mandate', issuedOn, locale, {
    document: labels[locale].established[content.kind === 'creditNote' ? 'creditNote' : 'invoice'],
    office: legalForm ? `${mandate.officeName} (${legalForm})` : mandate.officeName,
    business: content.seller.name,
    date: formatDate(mandate.signedOn, locale).replace(/^\S+\u00a0/, ''),
    clause: article && `, ${locale === 'fr' ? 'article' : 'clause'}${NBSP}${article}`,
  });
}
