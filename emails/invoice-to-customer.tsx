import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DocumentCard } from './components/document-card.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { type Row, Rows } from './components/rows.tsx';
import { Block, Fine, Opening, Small, Whole } from './components/typography.tsx';
import { elided } from './elision.ts';
import { formatDate, formatMoney } from './format.ts';
import { cents, day, envelope, issuedDocument, webAddress } from './payload.ts';
import { previewCustomerLink, previewEnvelope, previewIssued } from './preview-data.ts';
import { lineOf, ownLineOf } from './text.ts';
import { amountWords, capitalised, colon, documentName, nounFr } from './wording.ts';

/** To the customer: an issued document, its PDF attached, and the page that shows it. `amountCents` is what is due. */
export const invoiceToCustomerSchema = envelope.extend({
  kind: z.literal('invoiceToCustomer'),
  /** The seller, in whose name and on whose behalf the office writes. */
  seller: lineOf(160),
  document: issuedDocument,
  issuedOn: day,
  /** Null: payable on receipt. Left out of a credit note, and where there is nothing to pay. */
  dueOn: day.nullable(),
  payment: z.object({ ibanLast4: z.string().regex(/^[0-9A-Z]{4}$/), reference: lineOf(80) }).nullable(),
  /** The former document, where it was to be paid otherwise. */
  changedSince: lineOf(60).optional(),
  /** What was issued about it since, when it is sent again: what is owed now, in cents, and the numbers that say so. */
  since: z
    .object({
      state: z.enum(['partlyCredited', 'partlyPaid', 'credited', 'replaced', 'paid', 'closed']),
      owedCents: cents,
      by: lineOf(400),
    })
    .optional(),
  /** Of a credit note: the documents it is about, and what is left to pay of each; null where that is not known here. */
  credits: z.array(z.object({ number: lineOf(60), owedCents: cents.nullable() })).optional(),
  attachment: ownLineOf(120),
  /** Null: the buyer is no customer on record, and has no page of his own. */
  link: webAddress.nullable(),
  reportLink: webAddress.optional(),
});
export type InvoiceToCustomer = z.infer<typeof invoiceToCustomerSchema>;

/** The document with the amount that is owed now. */
const owed = ({ document, since }: InvoiceToCustomer) =>
  since ? { ...document, amountCents: since.owedCents } : document;

export function invoiceToCustomerSubject(mail: InvoiceToCustomer): string {
  const { locale, seller } = mail;
  const document = owed(mail);
  const name = capitalised(documentName(document.kind, locale));
  return `${name} ${document.number} ${locale === 'fr' ? elided('de', seller) : `from ${seller}`}${colon(locale)} ${formatMoney(document.amountCents, document.currency, locale)}`;
}

export default function InvoiceToCustomerMail(mail: InvoiceToCustomer) {
  const { locale, seller, issuedOn } = mail;
  const document = owed(mail);
  const fr = locale === 'fr';
  const name = capitalised(documentName(document.kind, locale));
  const headline = `${amountWords(document, locale)}, ${dueWords(mail)}`;
  const sentence = fr
    ? `${seller} vous adresse ${document.kind === 'creditNote' ? 'l’avoir' : nounFr(document.kind).the} ${document.number}, en pièce jointe.`
    : `${seller} sends you ${documentName(document.kind, 'en')} ${document.number}, attached.`;
  const left = leftWords(mail);
  return (
    <Frame
      locale={locale}
      title={invoiceToCustomerSubject(mail)}
      summary={[`${headline}.`, sentence, left].filter(Boolean).join(' ')}
      letterhead={seller}
      footer={
        <>
          <Small last={false}>
            {fr
              ? `${name} établi${nounFr(document.kind).e} par ${mail.office.name}, au nom et pour le compte ${elided('de', seller)}.`
              : `${name} drawn up by ${mail.office.name}, in the name and on behalf of ${seller}.`}
          </Small>
          {mail.reportLink && <ReportLine locale={locale} href={mail.reportLink} />}
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} sentence={[sentence, left].filter(Boolean).join(' ')} />
      {mail.changedSince && (
        <Block>
          <Fine>
            {fr
              ? `Le paiement a changé depuis la facture ${mail.changedSince}. Avant de payer, appelez ${seller} à un numéro que vous connaissez déjà.`
              : `Payment has changed since invoice ${mail.changedSince}. Before you pay, call ${seller} on a number that you know already.`}
          </Fine>
        </Block>
      )}
      <DocumentCard
        stage="ink"
        label={`${name} ${document.number}, ${fr ? 'du' : 'of'} ${formatDate(issuedOn, locale)}`}
        party={document.subject || seller}
        subject=""
        amount={formatMoney(document.amountCents, document.currency, locale)}
        notes={[]}
      />
      <Rows rows={facts(mail)} />
      {mail.link && (
        <Buttons
          main={{ href: mail.link, label: fr ? `Voir ${nounFr(document.kind).the}` : 'See it online' }}
        />
      )}
      {mail.payment && (
        <Block bottom={28}>
          <Fine>
            {fr
              ? 'L’IBAN complet est dans la pièce jointe. Si un message vous annonce un autre compte, appelez-nous avant de payer.'
              : 'The full IBAN is in the attachment. If a message tells you of another account, call us before paying.'}
          </Fine>
        </Block>
      )}
    </Frame>
  );
}

/** Of a credit note: which invoice is not to be paid any more, or how much of it is. */
function leftWords({ locale, credits = [], document: { currency } }: InvoiceToCustomer): string {
  const fr = locale === 'fr';
  const known = credits.map(({ number, owedCents }) => {
    if (owedCents === null)
      return fr ? `Il porte sur la facture ${number}.` : `It is about invoice ${number}.`;
    if (owedCents === 0)
      return fr
        ? `La facture ${number} n’est plus à payer.`
        : `Invoice ${number} is not to be paid any more.`;
    const left = formatMoney(owedCents, currency, locale);
    return fr
      ? `Sur la facture ${number}, il reste ${left} à payer.`
      : `Of invoice ${number}, ${left} are left to pay.`;
  });
  return known.join(' ');
}

function dueWords(mail: InvoiceToCustomer): string {
  const { locale, dueOn, since } = mail;
  const document = owed(mail);
  const fr = locale === 'fr';
  if (since?.state === 'credited')
    return fr ? 'annulée en entier par avoir' : 'cancelled in whole by credit note';
  if (since?.state === 'replaced') return fr ? 'remplacée par une rectificative' : 'replaced by a corrective';
  if (since?.state === 'paid') return fr ? 'réglée, merci' : 'paid, thank you';
  if (document.amountCents <= 0) return fr ? 'rien à payer' : 'nothing to pay';
  if (document.kind === 'creditNote') return fr ? 'à votre crédit' : 'in your favour';
  if (!dueOn) return fr ? 'à régler à réception' : 'payable on receipt';
  return `${fr ? 'à régler au plus tard le' : 'to be paid by'} ${formatDate(dueOn, locale)}`;
}

function facts(mail: InvoiceToCustomer): Row[] {
  const { locale, dueOn, payment, since } = mail;
  const document = owed(mail);
  const fr = locale === 'fr';
  const due = dueOn ? formatDate(dueOn, locale) : fr ? 'À réception' : 'On receipt';
  return [
    ...(since ? [sinceRow(mail.document, since, locale)] : []),
    ...(document.kind === 'creditNote' || document.amountCents <= 0
      ? []
      : [{ label: fr ? 'Échéance' : 'Due date', value: due }]),
    ...(payment
      ? [
          {
            label: fr ? 'Règlement par virement' : 'Payment by transfer',
            value: (
              <>
                <Whole>{`IBAN ••••\u00A0${payment.ibanLast4}`}</Whole>
                {`, ${fr ? 'référence' : 'reference'} `}
                <Whole>{payment.reference}</Whole>
              </>
            ),
          },
        ]
      : []),
    { label: fr ? 'Pièce jointe' : 'Attachment', value: mail.attachment },
  ];
}

function sinceRow(
  document: InvoiceToCustomer['document'],
  { state, by, owedCents }: NonNullable<InvoiceToCustomer['since']>,
  locale: InvoiceToCustomer['locale'],
): Row {
  const fr = locale === 'fr';
  if (state === 'replaced') return { label: fr ? 'Remplacée par' : 'Replaced by', value: by };
  const whole = formatMoney(document.amountCents, document.currency, locale);
  if (state === 'paid' || state === 'partlyPaid' || state === 'closed') {
    const left = formatMoney(owedCents, document.currency, locale);
    return { label: fr ? 'Reste à régler' : 'Left to pay', value: `${left}, ${fr ? 'sur' : 'of'} ${whole}` };
  }
  return {
    label: fr ? 'Avoirs émis depuis' : 'Credit notes since',
    value: `${by}, ${fr ? 'sur' : 'of'} ${whole}`,
  };
}

InvoiceToCustomerMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'invoiceToCustomer',
  seller: 'Vasseur Plomberie',
  document: previewIssued,
  issuedOn: '2026-11-27',
  dueOn: '2026-12-27',
  payment: { ibanLast4: '0189', reference: 'VPC-2026-0112' },
  attachment: 'VPC-2026-0112.pdf',
  link: previewCustomerLink,
} satisfies InvoiceToCustomer;
