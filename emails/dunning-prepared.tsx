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
  /** A formal notice, which takes his agreement whatever his mandate says. */
  isNotice: z.boolean().optional(),
  /** The owner's home. */
  link: webAddress,
});
export type DunningPrepared = z.infer<typeof dunningPreparedSchema>;

export const dunningPreparedSubject = ({ locale, customer, amount, isNotice }: DunningPrepared): string =>
  `${waits(locale, isNotice)}${colon(locale)} ${customer}, ${amount}`;

const waits = (locale: DunningPrepared['locale'], isNotice = false): string => {
  if (isNotice)
    return locale === 'fr'
      ? 'Une mise en demeure attend votre accord'
      : 'A formal notice waits for your agreement';
  return locale === 'fr' ? 'Une relance attend votre envoi' : 'A payment reminder waits for you';
};

export default function DunningPreparedMail(mail: DunningPrepared) {
  const { locale, customer, amount, documents, isNotice } = mail;
  const fr = locale === 'fr';
  const { headline, sentence, label, fine } = isNotice
    ? noticeWords(fr, { customer, amount, documents })
    : reminderWords(fr, { customer, amount, documents });
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
      <Buttons main={{ href: mail.link, label }} />
      <Block bottom={28}>
        <Fine>{fine}</Fine>
      </Block>
    </Frame>
  );
}

type About = Pick<DunningPrepared, 'customer' | 'amount' | 'documents'>;

const reminderWords = (fr: boolean, { customer, amount, documents }: About) => ({
  headline: fr ? `Une relance de ${customer} est prête` : `A payment reminder to ${customer} is ready`,
  sentence: fr
    ? `${amount} sont en retard\u202F: ${documents}. Votre mandat ne nous permet pas de les réclamer à votre place\u202F: vous envoyez, ou rien ne part.`
    : `${amount} are late: ${documents}. Your mandate does not let us ask for them in your place: you send it, or nothing leaves.`,
  label: fr ? 'Lire et envoyer' : 'Read and send',
  fine: fr
    ? 'Ouvrir la page n’envoie rien\u202F: vous envoyez sur la page, ou vous retenez la relance.'
    : 'Opening the page sends nothing: you send on the page, or hold the reminder.',
});

const noticeWords = (fr: boolean, { customer, amount, documents }: About) => ({
  headline: fr
    ? `Une mise en demeure de ${customer} attend votre accord`
    : `A formal notice to ${customer} waits for your agreement`,
  sentence: fr
    ? `${amount} restent impayés\u202F: ${documents}. C’est le dernier courrier avant le juge, en recommandé\u202F: rien ne part sans votre accord.`
    : `${amount} are unpaid: ${documents}. This is the last letter before a court, by registered post: nothing leaves without your agreement.`,
  label: fr ? 'Lire la lettre' : 'Read the letter',
  fine: fr
    ? 'Ouvrir la page ne décide rien\u202F: vous donnez votre accord sur la page, ou vous refusez.'
    : 'Opening the page decides nothing: you agree on the page, or decline.',
});

DunningPreparedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'dunningPrepared',
  business: 'Vasseur Plomberie',
  customer: 'Commune de Saint-Riquet',
  amount: '11\u202F396,60\u00A0€',
  documents: 'VPC-2026-0112',
  link: 'https://tacite.example/portal/preview',
} satisfies DunningPrepared;
