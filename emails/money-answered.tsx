import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Quote } from './components/quote.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatMoney, type Locale } from './format.ts';
import { cents, envelope, issuedDocument, promisedDates, webAddress } from './payload.ts';
import { previewCustomerLink, previewEnvelope, previewIssued } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { colon, datesWords } from './wording.ts';

/** To the customer: what became of what he contested or promised. `cents` of what he said it about. */
export const moneyAnsweredSchema = envelope.extend({
  kind: z.literal('moneyAnswered'),
  seller: lineOf(160),
  document: issuedDocument,
  outcome: z.enum(['explained', 'credited', 'accepted', 'declined']),
  cents,
  /** Of a promise. */
  dates: promisedDates,
  words: longText,
  link: webAddress.nullable(),
  reportLink: webAddress.optional(),
});
export type MoneyAnswered = z.infer<typeof moneyAnsweredSchema>;

const headlines: Record<Locale, Record<MoneyAnswered['outcome'], string>> = {
  fr: {
    explained: 'Réponse à votre contestation',
    credited: 'Un avoir se prépare',
    accepted: 'Vos dates sont acceptées',
    declined: 'Vos dates ne conviennent pas',
  },
  en: {
    explained: 'An answer to your dispute',
    credited: 'A credit note is being prepared',
    accepted: 'Your dates are accepted',
    declined: 'Your dates do not suit',
  },
};

export const moneyAnsweredSubject = ({ locale, outcome, document, seller }: MoneyAnswered): string =>
  `${headlines[locale][outcome]}${colon(locale)} ${document.number}, ${seller}`;

export default function MoneyAnsweredMail(mail: MoneyAnswered) {
  const { locale, outcome, document, words, link } = mail;
  const headline = headlines[locale][outcome];
  const sentence = sentenceOf(mail);
  return (
    <Frame
      locale={locale}
      title={moneyAnsweredSubject(mail)}
      summary={`${headline}${colon(locale)} ${document.number}. ${sentence}`}
      letterhead={mail.seller}
      footer={
        <>
          {mail.reportLink && <ReportLine locale={locale} href={mail.reportLink} />}
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} limit={document.number} sentence={sentence} />
      {words && (
        <Block>
          <Quote text={words} who={mail.seller} locale={locale} />
        </Block>
      )}
      {link && (
        <Buttons main={{ href: link, label: locale === 'fr' ? 'Voir la facture' : 'See the invoice' }} />
      )}
      <Block bottom={28}>
        <Fine>
          {locale === 'fr' ? 'Ouvrir la page ne change rien.' : 'Opening the page changes nothing.'}
        </Fine>
      </Block>
    </Frame>
  );
}

function sentenceOf({ locale, outcome, cents, document, dates }: MoneyAnswered): string {
  const amount = formatMoney(cents, document.currency, locale);
  const when = datesWords(dates, document.currency, locale);
  if (locale === 'fr')
    return {
      explained: `Vous aviez contesté ${amount}. Voici la réponse\u202F; ce montant est de nouveau demandé.`,
      credited: `Vous aviez contesté ${amount}. Un avoir vous sera envoyé\u202F; en attendant, ce montant ne vous est pas demandé.`,
      accepted: `Vous payez ${when}. Rien ne vous sera demandé avant.`,
      declined: `Vous aviez proposé de payer ${when}. La facture reste due à sa date.`,
    }[outcome];
  return {
    explained: `You had disputed ${amount}. Here is the answer; this amount is asked for again.`,
    credited: `You had disputed ${amount}. A credit note will be sent to you; until then this amount is not asked for.`,
    accepted: `You pay ${when}. Nothing will be asked of you until then.`,
    declined: `You had offered to pay ${when}. The invoice stays due at its date.`,
  }[outcome];
}

MoneyAnsweredMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'moneyAnswered',
  seller: 'Vasseur Plomberie Chauffage',
  document: previewIssued,
  outcome: 'explained',
  cents: 83_600,
  dates: [],
  words: 'Les 20 couverts étaient commandés au bon du 2 novembre.',
  link: previewCustomerLink,
} satisfies MoneyAnswered;
