import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Quote } from './components/quote.tsx';
import { Block, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, issuedDocument, webAddress } from './payload.ts';
import { previewDeskLink, previewEnvelope, previewIssued } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { amountWords, colon } from './wording.ts';

/** To the office: the owner says that something is wrong in what is issued already. Only a credit note can help. */
export const errorReportedSchema = envelope.extend({
  kind: z.literal('errorReported'),
  business: lineOf(120),
  owner: lineOf(120),
  document: issuedDocument,
  at: instant,
  comment: longText,
  link: webAddress,
});
export type ErrorReported = z.infer<typeof errorReportedSchema>;

export function errorReportedSubject({ locale, business, document }: ErrorReported): string {
  const what = locale === 'fr' ? 'Erreur signalée par le dirigeant' : 'Mistake reported by the owner';
  return `${what}${colon(locale)} ${business}, ${document.customer}, ${document.number}`;
}

export default function ErrorReportedMail(mail: ErrorReported) {
  const { locale, owner, business, document } = mail;
  const fr = locale === 'fr';
  const at = formatInstant(mail.at, locale);
  const headline = fr
    ? `${owner} (${business}) signale une erreur`
    : `${owner} (${business}) reports a mistake`;
  const subject = `${document.number}, ${document.customer}, ${amountWords(document, locale)}`;
  const sentence = fr
    ? `Reçu le ${at}. Le document est émis et ne change plus\u202F: préparez avec le dirigeant un avoir et une facture corrigée.`
    : `Received on ${at}. The document is issued and does not change: prepare a credit note and a corrected invoice with the owner.`;
  return (
    <Frame
      locale={locale}
      title={errorReportedSubject(mail)}
      summary={`${headline}${colon(locale)} ${subject}. ${sentence}`}
      letterhead={mail.office.name}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headline} limit={subject} sentence={sentence} />
      <Block>
        <Quote text={mail.comment} who={owner} locale={locale} />
      </Block>
      <Buttons main={{ href: mail.link, label: fr ? 'Ouvrir la facture' : 'Open the invoice' }} />
    </Frame>
  );
}

ErrorReportedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'errorReported',
  business: 'Vasseur Plomberie',
  owner: 'Thierry Vasseur',
  document: previewIssued,
  at: '2026-11-27T09:40:00Z',
  comment: 'Le groupe de sécurité n’a pas été posé.',
  link: previewDeskLink,
} satisfies ErrorReported;
