import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DocumentCard } from './components/document-card.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { HomeButton } from './components/home-button.tsx';
import { type Row, Rows } from './components/rows.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatDate, formatInstant, formatMoney } from './format.ts';
import { clause, envelope, home, instant, issuedDocument, webAddress } from './payload.ts';
import { previewEnvelope, previewIssued, previewRequest } from './preview-data.ts';
import { lineOf } from './text.ts';
import { amountWords, capitalised, colon, documentName, listed, nounFr } from './wording.ts';

/** To the owner: the window ended without an answer. Says what was sent when, and the way out. */
export const tacitlyApprovedSchema = envelope.extend({
  kind: z.literal('tacitlyApproved'),
  business: lineOf(120),
  document: issuedDocument,
  /** When the request was proved delivered, when reminders left, when the window ended. */
  receivedAt: instant,
  remindedAt: z.array(instant),
  dueAt: instant,
  /** Where the issued document goes; `at` is null while the sending is under way. */
  dispatches: z.array(z.object({ channel: lineOf(60), recipient: lineOf(), at: instant.nullable() })),
  clause,
  links: z.object({ report: webAddress, read: webAddress }),
  reportLink: webAddress.optional(),
  home: home.optional(),
});
export type TacitlyApproved = z.infer<typeof tacitlyApprovedSchema>;

export function tacitlyApprovedSubject({ locale, document }: TacitlyApproved): string {
  const { name, e } = nounFr(document.kind);
  const what =
    locale === 'fr'
      ? `${capitalised(name)} ${document.number} validé${e} sans réponse de votre part`
      : `${capitalised(documentName(document.kind, 'en'))} ${document.number} approved without a reply from you`;
  return `${what}${colon(locale)} ${document.customer}, ${amountWords(document, locale)}`;
}

export default function TacitlyApprovedMail(mail: TacitlyApproved) {
  const { locale, document, links } = mail;
  const fr = locale === 'fr';
  const { e } = nounFr(document.kind);
  const due = formatInstant(mail.dueAt, locale);
  const amount = amountWords(document, locale);
  const headline = `${amount} ${fr ? 'pour' : 'for'} ${document.customer}`;
  const limit = fr
    ? `validé${e} sans réponse de votre part le ${due}`
    : `approved without a reply from you on ${due}`;
  const sentence = fr
    ? 'Vous n’êtes pas d’accord\u202F? Il est encore temps de le dire\u202F: un avoir peut tout corriger.'
    : 'You do not agree? You can still say so: a credit note can put it right.';
  return (
    <Frame
      locale={locale}
      title={tacitlyApprovedSubject(mail)}
      summary={`${headline}, ${limit}. ${sentence}`}
      letterhead={mail.office.name}
      aside={`${fr ? 'pour' : 'for'} ${mail.business}`}
      footer={
        <>
          {mail.reportLink && <ReportLine locale={locale} href={mail.reportLink} />}
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} limit={capitalised(limit)} sentence={sentence} />
      <DocumentCard
        stage="ink"
        label={`${capitalised(documentName(document.kind, locale))} ${document.number}`}
        party={document.customer}
        subject={document.subject}
        amount={formatMoney(document.amountCents, document.currency, locale)}
        notes={[]}
      />
      <Rows rows={history(mail)} />
      <Buttons
        main={{ href: links.report, label: fr ? 'Signaler une erreur' : 'Report a mistake' }}
        others={[{ href: links.read, label: fr ? 'Lire le document' : 'Read the document' }]}
      />
      <Block bottom={28}>
        <Fine>
          {fr
            ? `Silence vaut accord\u202F: vous l’avez accepté à l’article\u00A0${mail.clause.article} de votre contrat, signé le ${formatDate(mail.clause.signedOn, 'fr')}.`
            : `Silence counts as agreement: you agreed to this in article\u00A0${mail.clause.article} of your contract, signed on ${formatDate(mail.clause.signedOn, 'en')}.`}
        </Fine>
      </Block>
      <HomeButton locale={locale} home={mail.home} />
    </Frame>
  );
}

function history(mail: TacitlyApproved): Row[] {
  const { locale } = mail;
  const fr = locale === 'fr';
  const at = (iso: string) => formatInstant(iso, locale);
  const reminders = listed(mail.remindedAt.map(at), locale);
  return [
    { label: fr ? 'Demande reçue par vous' : 'Request received by you', value: at(mail.receivedAt) },
    ...(reminders ? [{ label: fr ? 'Rappels' : 'Reminders', value: reminders }] : []),
    { label: fr ? 'Fin du délai' : 'End of the window', value: at(mail.dueAt) },
    ...mail.dispatches.map(({ channel, recipient, at: sentAt }) => ({
      label: `${fr ? 'Envoi' : 'Sent'}, ${channel}`,
      value: `${recipient}, ${sentAt ? at(sentAt) : fr ? 'envoi en cours' : 'being sent'}`,
    })),
  ];
}

TacitlyApprovedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'tacitlyApproved',
  business: 'Vasseur Plomberie',
  document: previewIssued,
  receivedAt: '2026-11-25T08:12:00Z',
  remindedAt: ['2026-11-26T08:12:00Z', '2026-11-26T18:55:00Z'],
  dueAt: '2026-11-27T08:12:00Z',
  dispatches: [{ channel: 'Chorus Pro', recipient: 'Commune de Saint-Riquet', at: '2026-11-27T08:13:00Z' }],
  clause: { article: '4', signedOn: '2026-01-05' },
  links: { report: previewRequest.links.correct, read: previewRequest.links.read },
  home: previewRequest.home,
} satisfies TacitlyApproved;
