import { Text } from '@react-email/components';
import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, headlineStyle, Opening, Small } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { draft, envelope, instant, webAddress } from './payload.ts';
import { previewDraft, previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { amountWords } from './wording.ts';

/** To an owner who approves an amount for which the policy asks for more than the link. */
export const linkCodeSchema = envelope.extend({
  kind: z.literal('linkCode'),
  draft,
  /** How many documents beside `draft` it is asked for. */
  others: z.number().int().min(0),
  /** Six digits. */
  code: lineOf(12),
  expiresAt: instant,
  /** The page that asks for it, without any secret. */
  page: webAddress,
});
export type LinkCode = z.infer<typeof linkCodeSchema>;

export function linkCodeSubject({ locale, draft, others }: LinkCode): string {
  if (others > 0)
    return locale === 'fr'
      ? `Votre code pour valider ${others + 1} documents`
      : `Your code to approve ${others + 1} documents`;
  return locale === 'fr'
    ? `Votre code pour valider ${amountWords(draft, locale)}, ${draft.customer}`
    : `Your code to approve ${amountWords(draft, locale)}, ${draft.customer}`;
}

const othersWords = (others: number, fr: boolean) => {
  if (others === 0) return '';
  if (fr) return ` et ${others} ${others === 1 ? 'autre document' : 'autres documents'}`;
  return ` and ${others} ${others === 1 ? 'other document' : 'other documents'}`;
};

export default function LinkCodeMail(mail: LinkCode) {
  const { locale, draft, code } = mail;
  const fr = locale === 'fr';
  const until = formatInstant(mail.expiresAt, locale);
  const headline = fr ? 'Votre code à usage unique' : 'Your one-time code';
  const limit = `${draft.customer}, ${amountWords(draft, locale)}${othersWords(mail.others, fr)}`;
  const sentence = fr
    ? `Saisissez-le sur la page qui le demande, jusqu’au ${until}. Il ne sert qu’une fois.`
    : `Enter it on the page that asks for it, until ${until}. It works once.`;
  return (
    <Frame
      locale={locale}
      title={linkCodeSubject(mail)}
      summary={`${headline}, ${limit}. ${sentence}`}
      letterhead={mail.office.name}
      footer={
        <>
          <Small last={false}>
            {fr
              ? 'Vous n’étiez pas en train de valider\u202F? Quelqu’un a votre lien\u202F: ne donnez ce code à personne et appelez-nous.'
              : 'You were not approving anything? Somebody has your link: give this code to nobody and call us.'}
          </Small>
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} limit={limit} sentence={sentence} />
      <Block>
        <Text className="m-ink" style={{ ...headlineStyle, letterSpacing: '6px' }}>
          {code}
        </Text>
      </Block>
      <Buttons main={{ href: mail.page, label: fr ? 'Revenir à la page' : 'Back to the page' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Le code seul ne valide rien\u202F: vous confirmez sur la page, après avoir relu.'
            : 'The code alone approves nothing: you confirm on the page, after reading.'}
        </Fine>
      </Block>
    </Frame>
  );
}

LinkCodeMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'linkCode',
  draft: previewDraft,
  others: 0,
  code: '418207',
  expiresAt: '2026-11-25T08:22:00Z',
  page: 'https://tacite.example/r/preview',
} satisfies LinkCode;
