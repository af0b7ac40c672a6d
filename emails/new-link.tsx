import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { HomeButton } from './components/home-button.tsx';
import { Block, Fine, Opening, Small } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, home, instant, webAddress } from './payload.ts';
import { previewEnvelope, previewRequest } from './preview-data.ts';
import { lineOf } from './text.ts';
import { colon } from './wording.ts';

/** A link, and what it was asked from. Sent to the address on record, whoever asked. */
export const newLinkSchema = envelope.extend({
  kind: z.literal('newLink'),
  /** What the link opens: « PROV-2026-0418, Commune de Saint-Riquet ». */
  about: lineOf(),
  purpose: z.enum(['review', 'invoice', 'portal']),
  askedAt: instant,
  /** Of `LinkReason`; a mail composed before there were others was `expired`. */
  reason: z.enum(['expired', 'home', 'address', 'moved']).default('expired'),
  link: webAddress,
  reportLink: webAddress.optional(),
  linkExpiresAt: instant,
  home: home.optional(),
});
export type NewLink = z.infer<typeof newLinkSchema>;

export function newLinkSubject(mail: NewLink): string {
  return `${subjects[isNew(mail) ? 'fresh' : 'yours'][mail.locale]}${colon(mail.locale)} ${mail.about}`;
}

/** It takes the place of one that works no more; else it may well be one that was sent before. */
const isNew = ({ reason }: NewLink) => reason === 'expired' || reason === 'moved';

const subjects = {
  fresh: { fr: 'Votre nouveau lien', en: 'Your new link' },
  yours: { fr: 'Votre lien', en: 'Your link' },
} as const;
const headlines = {
  fresh: { fr: 'Voici votre nouveau lien', en: 'Here is your new link' },
  yours: { fr: 'Voici votre lien', en: 'Here is your link' },
} as const;

/** Where it was asked for, and what follows for whoever did not ask. */
const origins = {
  expired: {
    fr: (at: string) =>
      `Ce lien a été demandé le ${at} depuis une page dont le lien avait expiré. Si ce n’est pas vous, ignorez cet e-mail\u202F: rien n’a été décidé.`,
    en: (at: string) =>
      `This link was asked for on ${at} from a page whose link had expired. If it was not you, ignore this e-mail: nothing was decided.`,
  },
  home: {
    fr: (at: string) =>
      `Ce lien a été demandé le ${at} depuis la page d’un de vos documents. Il ouvre tous ceux de l’entreprise\u202F; les liens de vos documents restent bons. Si ce n’est pas vous, signalez-le.`,
    en: (at: string) =>
      `This link was asked for on ${at} from the page of one of your documents. It opens all of the business; the links of your documents stay good. If it was not you, report it.`,
  },
  address: {
    fr: (at: string) =>
      `Ce lien a été demandé le ${at} en indiquant votre adresse. Vos autres liens restent tels qu’ils étaient. Si ce n’est pas vous, ignorez cet e-mail\u202F: personne d’autre ne l’a reçu.`,
    en: (at: string) =>
      `This link was asked for on ${at} by giving your address. Your other links stay as they were. If it was not you, ignore this e-mail: nobody else has received it.`,
  },
  moved: {
    fr: () =>
      'Votre adresse a changé chez nous\u202F: vos liens d’avant sont fermés, et ce qui attend votre accord vous parvient ici. Si vous n’en saviez rien, appelez-nous.',
    en: () =>
      'Your address with us has changed: your links of before are closed, and what waits for your approval reaches you here. If you did not know, call us.',
  },
} as const;

export default function NewLinkMail(mail: NewLink) {
  const { locale, office, about } = mail;
  const fr = locale === 'fr';
  const until = formatInstant(mail.linkExpiresAt, locale);
  const asked = formatInstant(mail.askedAt, locale);
  const headline = headlines[isNew(mail) ? 'fresh' : 'yours'][locale];
  const good = fr ? `Il est valable jusqu’au ${until}.` : `It is good until ${until}.`;
  const old = fr ? ' L’ancien lien ne fonctionne plus.' : ' The old link no longer works.';
  const sentence = isNew(mail) ? `${good}${old}` : good;
  const label = {
    review: fr ? 'Lire et répondre' : 'Read and answer',
    invoice: fr ? 'Voir le document' : 'See the document',
    portal: fr ? 'Ouvrir mon espace' : 'Open my space',
  }[mail.purpose];
  return (
    <Frame
      locale={locale}
      title={newLinkSubject(mail)}
      summary={`${headline}${colon(locale)} ${about}. ${sentence}`}
      letterhead={office.name}
      footer={
        <>
          <Small last={false}>{origins[mail.reason][locale](asked)}</Small>
          {mail.reportLink && <ReportLine locale={locale} href={mail.reportLink} />}
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} limit={about} sentence={sentence} />
      <Buttons main={{ href: mail.link, label }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Ce lien est personnel\u202F: ne le transférez pas. L’ouvrir ne décide rien.'
            : 'This link is yours alone: do not forward it. Opening it decides nothing.'}
        </Fine>
      </Block>
      <HomeButton locale={locale} home={mail.home} />
    </Frame>
  );
}

NewLinkMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'newLink',
  about: 'PROV-2026-0418, Commune de Saint-Riquet',
  purpose: 'review',
  askedAt: '2026-12-03T07:20:00Z',
  reason: 'expired',
  link: previewRequest.links.read,
  linkExpiresAt: '2026-12-10T07:20:00Z',
  home: previewRequest.home,
} satisfies NewLink;
