import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DocumentCard } from './components/document-card.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { HomeButton } from './components/home-button.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatInstant, formatMoney } from './format.ts';
import { draft, envelope, home, instant, webAddress } from './payload.ts';
import { previewDraft, previewEnvelope, previewRequest } from './preview-data.ts';
import { lineOf } from './text.ts';
import { amountWords, capitalised, colon, documentName, nounFr } from './wording.ts';

/** To the owner: his own approval, confirmed. The number is null until the document is issued. */
export const approvedSchema = envelope.extend({
  kind: z.literal('approved'),
  business: lineOf(120),
  draft,
  number: lineOf(60).nullable(),
  approvedAt: instant,
  /** Until when a slip can be undone; null once it is final. */
  undoUntil: instant.nullable(),
  link: webAddress,
  reportLink: webAddress.optional(),
  home: home.optional(),
});
export type Approved = z.infer<typeof approvedSchema>;

export function approvedSubject({ locale, draft, number }: Approved): string {
  const { name, e } = nounFr(draft.kind);
  const which = `${capitalised(locale === 'fr' ? name : documentName(draft.kind, 'en'))} ${number ?? draft.reference}`;
  const what = locale === 'fr' ? `${which} validé${e}` : `${which} approved`;
  return `${what}${colon(locale)} ${draft.customer}, ${amountWords(draft, locale)}`;
}

export default function ApprovedMail(mail: Approved) {
  const { locale, draft, number, undoUntil } = mail;
  const fr = locale === 'fr';
  const amount = amountWords(draft, locale);
  const at = formatInstant(mail.approvedAt, locale);
  const headline = fr ? 'C’est validé. Merci.' : 'Approved. Thank you.';
  const limit = fr
    ? `${amount} pour ${draft.customer}, le ${at}`
    : `${amount} for ${draft.customer}, on ${at}`;
  const sentence = undoUntil ? undoWords(mail, undoUntil) : finalWords(mail);
  const label = capitalised(documentName(draft.kind, locale));
  const provisional = fr
    ? `${label} provisoire ${draft.reference}`
    : `Provisional ${label} ${draft.reference}`;
  return (
    <Frame
      locale={locale}
      title={approvedSubject(mail)}
      summary={`${headline} ${limit}. ${sentence}`}
      letterhead={mail.office.name}
      aside={`${fr ? 'pour' : 'for'} ${mail.business}`}
      footer={
        <>
          {mail.reportLink && <ReportLine locale={locale} href={mail.reportLink} />}
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} limit={limit} sentence={sentence} />
      <DocumentCard
        stage={number ? 'ink' : 'pencil'}
        label={number ? `${label} ${number}` : provisional}
        party={draft.customer}
        subject={draft.subject}
        amount={formatMoney(draft.amountCents, draft.currency, locale)}
        notes={[]}
      />
      <Buttons
        main={{
          href: mail.link,
          label: undoUntil
            ? fr
              ? 'Voir ou annuler ma validation'
              : 'See or undo my approval'
            : fr
              ? 'Voir le document'
              : 'See the document',
        }}
      />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Ouvrir cette page n’annule rien\u202F: vous confirmez toujours sur la page.'
            : 'Opening this page undoes nothing: you always confirm on the page.'}
        </Fine>
      </Block>
      <HomeButton locale={locale} home={mail.home} />
    </Frame>
  );
}

function undoWords({ locale, draft, number }: Approved, undoUntil: string): string {
  const until = formatInstant(undoUntil, locale);
  const { that, e } = nounFr(draft.kind);
  if (locale === 'en') {
    return `A slip? You can undo until ${until}. After that ${number ? `number ${number} is` : 'it gets its final number,'} final${number ? '' : ' and goes out'}${cancelled(draft.kind, 'en')}.`;
  }
  const then = number
    ? `le numéro ${number} sera définitif`
    : `${that} recevra son numéro définitif et sera envoyé${e}`;
  return `Une erreur de geste\u202F? Vous pouvez annuler jusqu’au ${until}. Ensuite, ${then}${cancelled(draft.kind, 'fr')}.`;
}

/** No credit note cancels a credit note. */
function cancelled(kind: Approved['draft']['kind'], locale: Approved['locale']): string {
  if (kind === 'creditNote') return '';
  return locale === 'fr' ? '\u202F: seul un avoir pourra l’annuler' : ': only a credit note can cancel it';
}

function finalWords({ locale, draft, number }: Approved): string {
  const { that, e } = nounFr(draft.kind);
  if (locale === 'en') {
    return `${number ? `Its final number is ${number}. ` : ''}It can no longer be changed${cancelled(draft.kind, 'en')}.`;
  }
  const numbered = number ? `Son numéro définitif est ${number}. ` : '';
  return `${numbered}${capitalised(that)} ne peut plus être modifié${e}${cancelled(draft.kind, 'fr')}.`;
}

ApprovedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'approved',
  business: 'Vasseur Plomberie',
  draft: previewDraft,
  number: null,
  approvedAt: '2026-11-26T13:05:00Z',
  undoUntil: '2026-11-26T13:15:00Z',
  link: previewRequest.links.read,
  home: previewRequest.home,
} satisfies Approved;
