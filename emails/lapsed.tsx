import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { draft, envelope, instant, silence, webAddress } from './payload.ts';
import { previewDeskLink, previewDraft, previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { amountWords, colon, guardrailWords } from './wording.ts';

/** To the office: the window is over, and silence could not approve. The draft waits for the owner's own word. */
export const lapsedSchema = envelope.extend({
  kind: z.literal('lapsed'),
  business: lineOf(120),
  owner: lineOf(120),
  draft,
  dueAt: instant,
  silence: silence.options[1],
  /** He was reminded after the window as well, and is written to no more. */
  isLast: z.boolean().default(false),
  link: webAddress,
});
export type Lapsed = z.infer<typeof lapsedSchema>;

export function lapsedSubject({ locale, business, draft, isLast }: Lapsed): string {
  const what = isLast
    ? locale === 'fr'
      ? 'À appeler, rappels sans réponse'
      : 'To call, reminders without an answer'
    : locale === 'fr'
      ? 'Sans réponse, en attente'
      : 'No answer, still waiting';
  return `${what}${colon(locale)} ${business}, ${draft.customer}, ${draft.reference}`;
}

export default function LapsedMail(mail: Lapsed) {
  const { locale, owner, business, draft, isLast } = mail;
  const fr = locale === 'fr';
  const due = formatInstant(mail.dueAt, locale);
  const why = guardrailWords(mail.silence, locale);
  const headline = fr ? `${owner} (${business}) n’a pas répondu` : `${owner} (${business}) has not answered`;
  const subject = `${draft.reference}, ${draft.customer}, ${amountWords(draft, locale)}`;
  const sentence = fr
    ? `Le délai s’est terminé le ${due}. Rien n’a été validé\u202F: ${why}.`
    : `The window ended on ${due}. Nothing was approved: ${why}.`;
  return (
    <Frame
      locale={locale}
      title={lapsedSubject(mail)}
      summary={`${headline}${colon(locale)} ${subject}. ${sentence}`}
      letterhead={mail.office.name}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headline} limit={subject} sentence={sentence} />
      <Buttons main={{ href: mail.link, label: fr ? 'Ouvrir la facture' : 'Open the invoice' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? `${isLast ? 'Nos rappels sont restés sans réponse et s’arrêtent ici. ' : ''}Un appel vaut mieux qu’un silence\u202F: ${owner} peut encore valider ou demander une correction.`
            : `${isLast ? 'Our reminders went unanswered and end here. ' : ''}A call is better than a silence: ${owner} can still approve or ask for a correction.`}
        </Fine>
      </Block>
    </Frame>
  );
}

LapsedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'lapsed',
  business: 'Vasseur Plomberie',
  owner: 'Thierry Vasseur',
  draft: previewDraft,
  dueAt: '2026-11-27T08:12:00Z',
  silence: { kind: 'neverApproves', guardrails: ['specialCase'], capCents: null },
  isLast: false,
  link: previewDeskLink,
} satisfies Lapsed;
