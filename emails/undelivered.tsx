import { z } from 'zod';
import type { Locale } from '#db/shapes/locale.ts';
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

/** Why a request reaches its owner no more. `revoked`: he answers for the business no longer. */
export const undeliveredCauses = [
  'noAddress',
  'noSuchAddress',
  'mailboxRefuses',
  'complaint',
  'notSent',
  'revoked',
] as const;
export type UndeliveredCause = (typeof undeliveredCauses)[number];

/** To the office: the request reached nobody. No clock runs, and silence approves nothing. */
export const undeliveredSchema = envelope.extend({
  kind: z.literal('undelivered'),
  business: lineOf(120),
  owner: lineOf(120),
  address: lineOf(254),
  draft,
  at: instant,
  cause: z.enum(undeliveredCauses),
  /** What the mail server said, as it said it. */
  detail: lineOf(400),
  link: webAddress,
});
export type Undelivered = z.infer<typeof undeliveredSchema>;

const causes: Record<UndeliveredCause, { fr: string; en: string }> = {
  noAddress: { fr: 'aucune adresse valable', en: 'no valid address' },
  noSuchAddress: { fr: 'l’adresse n’existe pas', en: 'the address does not exist' },
  mailboxRefuses: { fr: 'la boîte refuse les messages', en: 'the mailbox refuses messages' },
  complaint: { fr: 'le destinataire l’a classé comme indésirable', en: 'the recipient marked it as spam' },
  notSent: { fr: 'le message n’a pas pu partir', en: 'the message could not leave' },
  revoked: { fr: 'ne valide plus', en: 'no longer approves' },
};

/** Causes that a mail server gave in its own words. */
const ofServer: UndeliveredCause[] = ['noSuchAddress', 'mailboxRefuses', 'notSent'];
const nobodyLeft = { fr: 'Plus personne ne peut répondre', en: 'Nobody can answer any more' };
const noClock = {
  fr: 'Aucun délai ne court, et le silence ne validera rien.',
  en: 'No clock is running, and silence will approve nothing.',
};
const buttons = {
  correct: { fr: 'Corriger l’adresse', en: 'Correct the address' },
  name: { fr: 'Nommer une personne', en: 'Name a person' },
};

const undeliveredWords = (owner: string, locale: Locale) =>
  locale === 'fr' ? `Demande non remise à ${owner}` : `Request not delivered to ${owner}`;

/** What to do: it depends on the cause. */
function advice({ locale, owner, business, cause }: Undelivered): string {
  const fr = locale === 'fr';
  switch (cause) {
    case 'revoked':
      return fr
        ? `Nommez une autre personne qui valide pour ${business}, puis renvoyez la demande.`
        : `Name another person who approves for ${business}, then send the request again.`;
    case 'complaint':
      return fr
        ? `Appelez ${owner}\u202F: renvoyer à la même adresse ne servirait à rien.`
        : `Call ${owner}: sending to the same address again would not help.`;
    case 'notSent':
      return fr
        ? `Renvoyez la demande\u202F; si l’envoi échoue encore, appelez ${owner}.`
        : `Send the request again; if that fails too, call ${owner}.`;
    default:
      return fr ? `Corrigez l’adresse ou appelez ${owner}.` : `Correct the address or call ${owner}.`;
  }
}

export function undeliveredSubject({ locale, owner, draft, cause }: Undelivered): string {
  const what = cause === 'revoked' ? nobodyLeft[locale] : undeliveredWords(owner, locale);
  return `${what}${colon(locale)} ${draft.customer}, ${draft.reference}`;
}

export default function UndeliveredMail(mail: Undelivered) {
  const { locale, owner, business, draft, cause } = mail;
  const fr = locale === 'fr';
  const amount = amountWords(draft, locale);
  const isRevoked = cause === 'revoked';
  const what = isRevoked ? `${nobodyLeft[locale]}${colon(locale)} ${owner}` : undeliveredWords(owner, locale);
  const headline = `${what}${isRevoked ? '' : colon(locale)} ${causes[cause][locale]}`;
  const subject = `${draft.reference}, ${draft.customer}, ${amount}`;
  const sentence = `${noClock[locale]} ${advice(mail)}`;
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
          ...(mail.address && !isRevoked ? [{ label: fr ? 'Adresse' : 'Address', value: mail.address }] : []),
          { label: fr ? 'Constaté le' : 'Found on', value: formatInstant(mail.at, locale) },
          ...(mail.detail && ofServer.includes(cause)
            ? [{ label: fr ? 'Réponse du serveur' : 'Answer of the server', value: mail.detail }]
            : []),
        ]}
      />
      <Buttons main={{ href: mail.link, label: buttons[isRevoked ? 'name' : 'correct'][locale] }} />
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
