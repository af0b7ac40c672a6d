import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Rows } from './components/rows.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { draft, envelope, instant, webAddress } from './payload.ts';
import { previewDeskLink, previewDraft, previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { amountWords, colon, documentName, nounFr } from './wording.ts';

/** To the office: the request reached nobody. No clock runs, and silence approves nothing. */
export const undeliveredSchema = envelope.extend({
  kind: z.literal('undelivered'),
  business: lineOf(120),
  owner: lineOf(120),
  address: lineOf(254),
  draft,
  at: instant,
  cause: z.enum(['noSuchAddress', 'mailboxRefuses', 'complaint', 'notSent']),
  /** What the mail server said, as it said it. */
  detail: lineOf(400),
  link: webAddress,
});
export type Undelivered = z.infer<typeof undeliveredSchema>;

const causes = {
  noSuchAddress: { fr: 'l’adresse n’existe pas', en: 'the address does not exist' },
  mailboxRefuses: { fr: 'la boîte refuse les messages', en: 'the mailbox refuses messages' },
  complaint: { fr: 'le destinataire l’a classé comme indésirable', en: 'the recipient marked it as spam' },
  notSent: { fr: 'le message n’a pas pu partir', en: 'the message could not leave' },
} as const;

export function undeliveredSubject({ locale, owner, draft }: Undelivered): string {
  const what = locale === 'fr' ? `Demande non remise à ${owner}` : `Request not delivered to ${owner}`;
  return `${what}${colon(locale)} ${draft.customer}, ${draft.reference}`;
}

export default function UndeliveredMail(mail: Undelivered) {
  const { locale, owner, business, draft, cause } = mail;
  const fr = locale === 'fr';
  const amount = amountWords(draft, locale);
  const headline = fr
    ? `Demande non remise à ${owner}\u202F: ${causes[cause].fr}`
    : `Request not delivered to ${owner}: ${causes[cause].en}`;
  const subject = `${draft.reference}, ${draft.customer}, ${amount}`;
  const sentence = fr
    ? `Aucun délai ne court, et le silence ne validera rien. Corrigez l’adresse ou appelez ${owner}.`
    : `No clock is running, and silence will approve nothing. Correct the address or call ${owner}.`;
  return (
    <Frame
      locale={locale}
      title={undeliveredSubject(mail)}
      summary={`${headline}. ${subject}. ${sentence}`}
      letterhead={mail.office.name}
      aside={business}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headline} limit={subject} sentence={sentence} />
      <Rows
        rows={[
          { label: fr ? 'Adresse' : 'Address', value: mail.address },
          { label: fr ? 'Constaté le' : 'Found on', value: formatInstant(mail.at, locale) },
          ...(mail.detail
            ? [{ label: fr ? 'Réponse du serveur' : 'Answer of the server', value: mail.detail }]
            : []),
        ]}
      />
      <Buttons main={{ href: mail.link, label: fr ? 'Corriger l’adresse' : 'Correct the address' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? `Quand ${nounFr(draft.kind).that} aura été remis${nounFr(draft.kind).e}, un délai complet commencera.`
            : `Once this ${documentName(draft.kind, 'en')} has been delivered, a full window will start.`}
        </Fine>
      </Block>
    </Frame>
  );
}

UndeliveredMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'undelivered',
  business: 'Vasseur Plomberie',
  owner: 'Thierry Vasseur',
  address: 'thierry@vasseur-plomberie.example',
  draft: previewDraft,
  at: '2026-11-25T08:13:00Z',
  cause: 'noSuchAddress',
  detail: '550 5.1.1 user unknown',
  link: previewDeskLink,
} satisfies Undelivered;
