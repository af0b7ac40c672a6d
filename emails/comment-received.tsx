import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Quote } from './components/quote.tsx';
import { Block, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { draft, envelope, instant, webAddress } from './payload.ts';
import { previewDeskLink, previewDraft, previewEnvelope } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { amountWords, colon } from './wording.ts';

/** To the office: the owner wrote something. The clock has stopped until the office answers. */
export const commentReceivedSchema = envelope.extend({
  kind: z.literal('commentReceived'),
  business: lineOf(120),
  owner: lineOf(120),
  draft,
  at: instant,
  /** The line it is about; empty for the document as a whole. */
  where: lineOf(),
  comment: longText,
  link: webAddress,
});
export type CommentReceived = z.infer<typeof commentReceivedSchema>;

export function commentReceivedSubject({ locale, business, draft }: CommentReceived): string {
  const what = locale === 'fr' ? 'Message du dirigeant' : 'Message from the owner';
  return `${what}${colon(locale)} ${business}, ${draft.customer}, ${draft.reference}`;
}

export default function CommentReceivedMail(mail: CommentReceived) {
  const { locale, owner, business, draft } = mail;
  const fr = locale === 'fr';
  const amount = amountWords(draft, locale);
  const at = formatInstant(mail.at, locale);
  const headline = fr ? `${owner} (${business}) vous a écrit` : `${owner} (${business}) has written to you`;
  const subject = `${draft.reference}, ${draft.customer}, ${amount}`;
  const sentence = fr
    ? `Le délai est arrêté depuis le ${at}. Un nouveau délai complet s’ouvrira avec votre réponse.`
    : `The clock has been stopped since ${at}. A full new window opens with your answer.`;
  return (
    <Frame
      locale={locale}
      title={commentReceivedSubject(mail)}
      summary={`${headline}${colon(locale)} ${subject}. ${sentence}`}
      letterhead={mail.office.name}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headline} limit={subject} sentence={sentence} />
      <Block>
        <Quote text={mail.comment} who={[owner, mail.where].filter(Boolean).join(', ')} locale={locale} />
      </Block>
      <Buttons main={{ href: mail.link, label: fr ? 'Ouvrir et répondre' : 'Open and answer' }} />
    </Frame>
  );
}

CommentReceivedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'commentReceived',
  business: 'Vasseur Plomberie',
  owner: 'Thierry Vasseur',
  draft: previewDraft,
  at: '2026-11-25T11:02:00Z',
  where: 'Ligne 2, canalisations cuivre',
  comment: 'Les 64 ml comprennent-ils la reprise du couloir\u202F?',
  link: previewDeskLink,
} satisfies CommentReceived;
