import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { envelope, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { colon } from './wording.ts';

/** To the owner: a message to his customer is ready, and he alone can send it. */
export const dunningPreparedSchema = envelope.extend({
  kind: z.literal('dunningPrepared'),
  business: lineOf(120),
  customer: lineOf(160),
  amount: lineOf(120),
  /** Numbers of the documents. */
  documents: lineOf(400),
  /** The owner's home. */
  link: webAddress,
});
export type DunningPrepared = z.infer<typeof dunningPreparedSchema>;

export const dunningPreparedSubject = ({ locale, customer, amount }: DunningPrepared): string =>
  `${locale === 'fr' ? 'Une relance attend votre envoi' : 'A payment reminder waits for you'}${colon(locale)} ${customer}, ${amount}`;

export default function DunningPreparedMail(mail: DunningPrepared) {
  const { locale, customer, amount, documents } = mail;
  const fr = locale === 'fr';
  const headline = fr ? `Une relance de ${customer} est prête` : `A payment reminder to ${customer} is ready`;
  const sentence = fr
    ? `${amount} sont en retard\u202F: ${documents}. Votre mandat ne nous permet pas de les réclamer à votre place\u202F: vous envoyez, ou rien ne part.`
    : `${amount} are late: ${documents}. Your mandate does not let us ask for them in your place: you send it, or nothing leaves.`;
  return (
    <Frame
      locale={locale}
      title={dunningPreparedSubject(mail)}
      summary={`${headline}. ${sentence}`}
      letterhead={mail.office.name}
      aside={`${fr ? 'pour' : 'for'} ${mail.business}`}
      footer={<ContactLine mail={mail} />}
    >
      <Opening headline={headline} sentence={sentence} />
      <Buttons main={{ href: mail.link, label: fr ? 'Lire et envoyer' : 'Read and send' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Ouvrir la page n’envoie rien\u202F: vous envoyez sur la page, ou vous retenez la relance.'
            : 'Opening the page sends nothing: you send on the page, or hold the reminder.'}
        </Fine>
      </Block>
    </Frame>
  );
}

DunningPreparedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'dunningPrepared',
  business: 'Vasseur Plomberie',
  customer: 'Commune de Saint-Riquet',
  amount: '11\u202F396,60\u00A0€',
  documents: 'VPC-2026-0112',
  link: 'https://tacite.example/portal/preview',
} satisfies DunningPrepared;
