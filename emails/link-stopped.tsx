import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening, Paragraph } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { colon } from './wording.ts';

/** To the person of a link: it was reported as misused, and opens nothing any more. */
export const linkStoppedSchema = envelope.extend({
  kind: z.literal('linkStopped'),
  /** « PROV-2026-0418, Commune de Saint-Riquet ». */
  about: lineOf(),
  at: instant,
  /** Whose link it was. */
  to: z.enum(['owner', 'customer']).default('owner'),
  /** An approval given in this person's name was taken back. */
  undone: z.boolean().default(false),
  /** The page of the link, which can send a new one. */
  link: webAddress,
});
export type LinkStopped = z.infer<typeof linkStoppedSchema>;

export function linkStoppedSubject({ locale, about }: LinkStopped): string {
  return `${locale === 'fr' ? 'Votre lien est fermé' : 'Your link is closed'}${colon(locale)} ${about}`;
}

export default function LinkStoppedMail(mail: LinkStopped) {
  const { locale, about } = mail;
  const fr = locale === 'fr';
  const at = formatInstant(mail.at, locale);
  const headline = fr ? 'Votre lien est fermé' : 'Your link is closed';
  const sentence = fr
    ? `Le ${at}, quelqu’un a signalé que ce n’était pas vous. Le lien et les pages ouvertes avec lui ne servent plus, et nous en sommes prévenus.`
    : `On ${at} somebody reported that it was not you. The link and the pages opened with it no longer work, and we have been told.`;
  const also = alsoWords(mail);
  return (
    <Frame
      locale={locale}
      title={linkStoppedSubject(mail)}
      summary={`${headline}${colon(locale)} ${about}. ${sentence}`}
      letterhead={mail.office.name}
      footer={<ContactLine mail={mail} />}
    >
      <Opening headline={headline} limit={about} sentence={sentence} />
      {also && (
        <Block>
          <Paragraph>{also}</Paragraph>
        </Block>
      )}
      <Block>
        <Fine>
          {fr
            ? 'Si quelqu’un d’autre lit vos e-mails, changez d’abord le mot de passe de votre messagerie. Nous vous écrirons, ou demandez vous-même un nouveau lien.'
            : 'If somebody else reads your e-mails, change the password of your mailbox first. We will write to you, or you can ask for a new link yourself.'}
        </Fine>
      </Block>
      <Buttons main={{ href: mail.link, label: fr ? 'Demander un nouveau lien' : 'Ask for a new link' }} />
    </Frame>
  );
}

/** What became of the document, for whom it matters. */
function alsoWords({ locale, to, undone }: LinkStopped): string | null {
  const fr = locale === 'fr';
  if (undone)
    return fr
      ? 'La validation donnée à votre nom est annulée\u202F: rien n’a été émis, et rien ne le sera par votre silence.'
      : 'The approval given in your name is cancelled: nothing was issued, and nothing will be by your silence.';
  if (to !== 'customer') return null;
  return fr ? 'La facture elle-même n’a pas changé.' : 'The invoice itself has not changed.';
}

LinkStoppedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'linkStopped',
  about: 'PROV-2026-0418, Commune de Saint-Riquet',
  at: '2026-11-25T08:12:00Z',
  to: 'owner',
  undone: false,
  link: 'https://tacite.example/review/preview',
} satisfies LinkStopped;
