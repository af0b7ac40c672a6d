import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Quote } from './components/quote.tsx';
import { Change, Rows } from './components/rows.tsx';
import { Block, Opening, Paragraph } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { draft, envelope, instant, webAddress } from './payload.ts';
import { previewDeskLink, previewDraft, previewEnvelope } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { amountWords, colon } from './wording.ts';

/** To the office: the owner asks for a correction. The clock has stopped. */
export const correctionReceivedSchema = envelope.extend({
  kind: z.literal('correctionReceived'),
  business: lineOf(120),
  owner: lineOf(120),
  draft,
  round: z.number().int().min(1),
  at: instant,
  /** What is wrong, item by item; values may be empty when the owner only described it. */
  items: z.array(z.object({ where: lineOf(), shown: lineOf(), wanted: lineOf(), reason: lineOf(600) })),
  comment: longText,
  link: webAddress,
});
export type CorrectionReceived = z.infer<typeof correctionReceivedSchema>;

export function correctionReceivedSubject(mail: CorrectionReceived): string {
  const { locale, business, draft } = mail;
  const what = locale === 'fr' ? 'Correction demandée' : 'Correction requested';
  return `${what}${colon(locale)} ${business}, ${draft.customer}, ${draft.reference}`;
}

export default function CorrectionReceivedMail(mail: CorrectionReceived) {
  const { locale, owner, business, draft, round } = mail;
  const fr = locale === 'fr';
  const amount = amountWords(draft, locale);
  const at = formatInstant(mail.at, locale);
  const headline = fr
    ? `${owner} (${business}) demande une correction`
    : `${owner} (${business}) asks for a correction`;
  const subject = `${draft.reference}, ${draft.customer}, ${amount}`;
  const sentence = fr
    ? `Le délai est arrêté depuis le ${at}. La version corrigée ouvrira un nouveau délai complet.`
    : `The clock has been stopped since ${at}. The corrected version will open a full new window.`;
  return (
    <Frame
      locale={locale}
      title={correctionReceivedSubject(mail)}
      summary={`${headline}${colon(locale)} ${subject}. ${sentence}`}
      letterhead={mail.office.name}
      aside={fr ? `tour ${round}` : `round ${round}`}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headline} limit={subject} sentence={sentence} />
      {mail.items.length > 0 && (
        <Rows
          rows={mail.items.map(({ where, shown, wanted, reason }) => ({
            label: where,
            value: (
              <>
                {shown || wanted ? <Change before={shown} after={wanted} /> : null}
                {(shown || wanted) && reason ? <br /> : null}
                {reason}
              </>
            ),
          }))}
        />
      )}
      {mail.comment && (
        <Block>
          <Quote text={mail.comment} who={owner} locale={locale} />
        </Block>
      )}
      {mail.items.length === 0 && !mail.comment && (
        <Block>
          <Paragraph>{fr ? 'Aucun détail n’a été joint.' : 'No detail was given.'}</Paragraph>
        </Block>
      )}
      <Buttons main={{ href: mail.link, label: fr ? 'Ouvrir et corriger' : 'Open and correct' }} />
    </Frame>
  );
}

CorrectionReceivedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'correctionReceived',
  business: 'Vasseur Plomberie',
  owner: 'Thierry Vasseur',
  draft: previewDraft,
  round: 1,
  at: '2026-11-24T15:40:00Z',
  items: [
    {
      where: 'Ligne 5, main-d’œuvre, quantité',
      shown: '18\u202Fh',
      wanted: '14\u202Fh',
      reason: 'Le mercredi, nous n’étions que deux.',
    },
  ],
  comment: '',
  link: previewDeskLink,
} satisfies CorrectionReceived;
