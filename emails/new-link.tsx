import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening, Small } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope, previewRequest } from './preview-data.ts';
import { lineOf } from './text.ts';
import { colon } from './wording.ts';

/** A fresh link, asked for from the page of an expired one. Sent to the address on record, whoever asked. */
export const newLinkSchema = envelope.extend({
  kind: z.literal('newLink'),
  /** What the link opens: « PROV-2026-0418, Commune de Saint-Riquet ». */
  about: lineOf(),
  purpose: z.enum(['review', 'invoice', 'portal']),
  askedAt: instant,
  link: webAddress,
  reportLink: webAddress.optional(),
  linkExpiresAt: instant,
});
export type NewLink = z.infer<typeof newLinkSchema>;

export function newLinkSubject({ locale, about }: NewLink): string {
  return `${locale === 'fr' ? 'Votre nouveau lien' : 'Your new link'}${colon(locale)} ${about}`;
}

export default function NewLinkMail(mail: NewLink) {
  const { locale, office, about } = mail;
  const fr = locale === 'fr';
  const until = formatInstant(mail.linkExpiresAt, locale);
  const asked = formatInstant(mail.askedAt, locale);
  const headline = fr ? 'Voici votre nouveau lien' : 'Here is your new link';
  const sentence = fr
    ? `Il est valable jusqu’au ${until}. L’ancien lien ne fonctionne plus.`
    : `It is good until ${until}. The old link no longer works.`;
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
          <Small last={false}>
            {fr
              ? `Ce lien a été demandé le ${asked} depuis une page dont le lien avait expiré. Si ce n’est pas vous, ignorez cet e-mail\u202F: rien n’a été décidé.`
              : `This link was asked for on ${asked} from a page whose link had expired. If it was not you, ignore this e-mail: nothing was decided.`}
          </Small>
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
    </Frame>
  );
}

NewLinkMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'newLink',
  about: 'PROV-2026-0418, Commune de Saint-Riquet',
  purpose: 'review',
  askedAt: '2026-12-03T07:20:00Z',
  link: previewRequest.links.read,
  linkExpiresAt: '2026-12-10T07:20:00Z',
} satisfies NewLink;
