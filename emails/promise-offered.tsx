import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Quote } from './components/quote.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { envelope, issuedDocument, promisedDates, webAddress } from './payload.ts';
import { previewEnvelope, previewIssued } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { colon, datesWords } from './wording.ts';

/** To the owner: a customer says when he will pay. */
export const promiseOfferedSchema = envelope.extend({
  kind: z.literal('promiseOffered'),
  business: lineOf(120),
  document: issuedDocument,
  dates: promisedDates,
  words: longText,
  saidBy: lineOf(120),
  /** The owner's home. */
  link: webAddress,
});
export type PromiseOffered = z.infer<typeof promiseOfferedSchema>;

export const promiseOfferedSubject = ({ locale, document }: PromiseOffered): string =>
  `${locale === 'fr' ? 'Une date de paiement vous est proposée' : 'A payment date is offered'}${colon(locale)} ${document.customer}, ${document.number}`;

export default function PromiseOfferedMail(mail: PromiseOffered) {
  const { locale, document, words, saidBy } = mail;
  const fr = locale === 'fr';
  const headline = fr
    ? `${document.customer} propose une date de paiement`
    : `${document.customer} offers a payment date`;
  const when = datesWords(mail.dates, document.currency, locale);
  const sentence = fr
    ? `${document.number} serait payée ${when}. Si vous acceptez, rien n’est réclamé avant.`
    : `${document.number} would be paid ${when}. If you accept, nothing is asked for until then.`;
  return (
    <Frame
      locale={locale}
      title={promiseOfferedSubject(mail)}
      summary={`${headline}. ${sentence}`}
      letterhead={mail.office.name}
      aside={`${fr ? 'pour' : 'for'} ${mail.business}`}
      footer={<ContactLine mail={mail} />}
    >
      <Opening headline={headline} limit={document.number} sentence={sentence} />
      {words && (
        <Block>
          <Quote text={words} who={saidBy} locale={locale} />
        </Block>
      )}
      <Buttons
        main={{ href: mail.link, label: fr ? 'Lire, accepter ou refuser' : 'Read, accept or decline' }}
      />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Ouvrir la page n’accepte rien\u202F: vous répondez sur la page.'
            : 'Opening the page accepts nothing: you answer on the page.'}
        </Fine>
      </Block>
    </Frame>
  );
}

PromiseOfferedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'promiseOffered',
  business: 'Vasseur Plomberie',
  document: previewIssued,
  dates: [
    { on: '2026-12-05', cents: 569_830 },
    { on: '2026-12-20', cents: 569_830 },
  ],
  words: 'Nous pouvons régler 50\u202F% le 5, 50\u202F% le 20.',
  saidBy: 'Mme Perrin, service comptable',
  link: 'https://tacite.example/portal/preview',
} satisfies PromiseOffered;
