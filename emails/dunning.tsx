import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Rows } from './components/rows.tsx';
import { Block, Fine, Opening, Paragraph, Small, Whole } from './components/typography.tsx';
import { elided } from './elision.ts';
import { formatDate, formatIdentifier, formatMoney } from './format.ts';
import { cents, currency, day, envelope, webAddress } from './payload.ts';
import { previewCustomerLink, previewEnvelope } from './preview-data.ts';
import { lineOf, longText } from './text.ts';

/** To the customer, in the name of the business: all that is late, in the words of its level. */
export const dunningSchema = envelope.extend({
  kind: z.literal('dunning'),
  seller: lineOf(160),
  level: z.union([z.literal(1), z.literal(2)]),
  subject: lineOf(),
  words: longText,
  /** What is asked for in all. */
  amount: lineOf(120),
  documents: z.array(z.object({ number: lineOf(60), dueOn: day.nullable(), amountCents: cents, currency })),
  iban: lineOf(60),
  /** A document whose own account is another one. */
  changedSince: lineOf(60).optional(),
  /** The owner sent it himself. */
  byOwner: z.boolean(),
  link: webAddress,
  reportLink: webAddress,
});
export type DunningMailOf = z.infer<typeof dunningSchema>;

export const dunningSubject = ({ subject, seller }: DunningMailOf): string => `${subject}, ${seller}`;

/** Lines as they were written; what looks like a header of a mail begins none. */
const linesOf = (words: string): string[] => words.replace(/\n+(?=[A-Za-z-]+:)/g, ' ').split('\n');

export default function DunningMail(mail: DunningMailOf) {
  const { locale, seller, words, amount, documents, iban } = mail;
  const fr = locale === 'fr';
  const headline = fr ? `${amount} à régler` : `${amount} to be paid`;
  return (
    <Frame
      locale={locale}
      title={dunningSubject(mail)}
      summary={`${headline}, ${documents.map(({ number }) => number).join(', ')}.`}
      letterhead={seller}
      footer={
        <>
          <Small last={false}>{senderWords(mail)}</Small>
          <ReportLine locale={locale} href={mail.reportLink} />
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} />
      <Block>
        <Paragraph>
          {linesOf(words).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, never reordered.
            <span key={index}>
              {index > 0 && <br />}
              {line}
            </span>
          ))}
        </Paragraph>
      </Block>
      <Rows
        rows={[
          ...documents.map(({ number, dueOn, amountCents, currency }) => ({
            label: dueOn ? `${number}, ${fr ? 'échue le' : 'due on'} ${formatDate(dueOn, locale)}` : number,
            value: <Whole>{formatMoney(amountCents, currency, locale)}</Whole>,
          })),
          { label: `IBAN ${fr ? elided('de', seller) : `of ${seller}`}`, value: formatIdentifier(iban) },
        ]}
      />
      {mail.changedSince && (
        <Block>
          <Fine>
            {fr
              ? `Ce compte n’est pas celui de la facture ${mail.changedSince}. Avant de payer, appelez ${seller} à un numéro que vous connaissez déjà.`
              : `This account is not the one of invoice ${mail.changedSince}. Before you pay, call ${seller} on a number that you know already.`}
          </Fine>
        </Block>
      )}
      <Buttons main={{ href: mail.link, label: fr ? 'Payer, répondre' : 'Pay, answer' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Sur la page\u00A0: les factures, le code QR du virement, et de quoi dire que vous avez payé, proposer une date ou contester.'
            : 'On the page: the invoices, the QR code of the transfer, and ways to say that you paid, offer a date or dispute.'}
        </Fine>
      </Block>
    </Frame>
  );
}

/** Everything leaves in the name of the business and for its own account. */
function senderWords({ locale, seller, office, byOwner }: DunningMailOf): string {
  if (locale === 'fr')
    return byOwner
      ? `Message envoyé par ${seller}, préparé par ${office.name}.`
      : `Message envoyé par ${office.name}, au nom et pour le compte ${elided('de', seller)}. Vous payez ${seller} directement, sur son propre compte.`;
  return byOwner
    ? `Message sent by ${seller}, prepared by ${office.name}.`
    : `Message sent by ${office.name}, in the name and on behalf of ${seller}. You pay ${seller} directly, to its own account.`;
}

DunningMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'dunning',
  seller: 'Vasseur Plomberie',
  level: 1,
  subject: '11\u202F396,60\u00A0€ à régler',
  words: `Bonjour,

Sauf erreur de notre part, nous n’avons pas encore reçu 11\u202F396,60\u00A0€, dû depuis le 27\u00A0décembre\u00A02026\u00A0: VPC-2026-0112.`,
  amount: '11\u202F396,60\u00A0€',
  documents: [{ number: 'VPC-2026-0112', dueOn: '2026-12-27', amountCents: 1_139_660, currency: 'EUR' }],
  iban: 'FR7630006000011234567890189',
  byOwner: false,
  link: previewCustomerLink,
  reportLink: 'https://tacite.example/report/preview',
} satisfies DunningMailOf;
