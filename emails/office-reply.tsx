import { z } from 'zod';
import { AskedLines } from './components/asked-lines.tsx';
import { endStep } from './components/owner-decision.tsx';
import { Quote } from './components/quote.tsx';
import { RequestFrame } from './components/request-frame.tsx';
import { Block } from './components/typography.tsx';
import { ownerRequest, silenceWindow } from './payload.ts';
import { previewRequest } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { nounFr, requestSubject } from './wording.ts';

/** The office answered what the owner wrote; a full new window opens with this mail. */
export const officeReplySchema = ownerRequest.extend({
  kind: z.literal('officeReply'),
  author: lineOf(120),
  /** The owner's own words, so that the answer can be read alone. May be empty. */
  question: longText,
  reply: longText,
  window: silenceWindow,
});
export type OfficeReply = z.infer<typeof officeReplySchema>;

export function officeReplySubject(mail: OfficeReply): string {
  const action =
    mail.locale === 'fr'
      ? `${mail.author} vous a répondu, à valider`
      : `${mail.author} has answered you, to approve`;
  return requestSubject(mail, action, mail.window);
}

export default function OfficeReplyMail(mail: OfficeReply) {
  const { locale, window } = mail;
  const fr = locale === 'fr';
  const answered = fr ? `${mail.author} vous a répondu` : `${mail.author} has answered you`;
  const sent = fr ? 'Réponse envoyée' : 'Answer sent';
  return (
    <RequestFrame
      mail={mail}
      subject={officeReplySubject(mail)}
      window={window}
      steps={[{ label: sent, at: mail.sentAt, state: 'now' }, endStep(mail, window)]}
      news={answered}
      more={newWindow(mail)}
    >
      {mail.question && (
        <Block bottom={16}>
          <Quote text={mail.question} who={fr ? 'Vous avez écrit' : 'You wrote'} locale={locale} />
        </Block>
      )}
      <Block>
        <Quote text={mail.reply} who={mail.author} locale={locale} />
      </Block>
      <AskedLines mail={mail} />
    </RequestFrame>
  );
}

function newWindow({ locale, draft }: OfficeReply): string {
  return locale === 'fr'
    ? `Votre message avait arrêté le délai de ${nounFr(draft.kind).that}\u202F; un nouveau délai complet s’ouvre avec cette réponse.`
    : 'Your message had stopped the clock; a full new window opens with this answer.';
}

OfficeReplyMail.PreviewProps = {
  ...previewRequest,
  kind: 'officeReply',
  author: 'Inès Rouvière',
  question: 'Les 64 ml comprennent-ils la reprise du couloir\u202F?',
  reply: 'Oui, 58 ml pour les sanitaires et 6 ml pour le couloir, d’après votre attachement du 12 novembre.',
  window: { kind: 'fromReceipt', hours: 48, counting: 'elapsed', earliestDueAt: '2026-11-27T08:12:00Z' },
} satisfies OfficeReply;
