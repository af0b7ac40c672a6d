import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine, ReportLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { HomeButton } from './components/home-button.tsx';
import { Opening } from './components/typography.tsx';
import { draft, envelope, home, webAddress } from './payload.ts';
import { previewDraft, previewEnvelope, previewRequest } from './preview-data.ts';
import { lineOf } from './text.ts';
import { amountWords, colon } from './wording.ts';

/** To an owner: somebody else of the business has taken back what he or she approved. */
export const approvalUndoneSchema = envelope.extend({
  kind: z.literal('approvalUndone'),
  business: lineOf(120),
  draft,
  /** Who has taken it back. */
  by: lineOf(120),
  /** By itself, or with a correction that is asked for. */
  how: z.enum(['undone', 'corrected']),
  link: webAddress,
  reportLink: webAddress.optional(),
  home: home.optional(),
});
export type ApprovalUndone = z.infer<typeof approvalUndoneSchema>;

export function approvalUndoneSubject({ locale, draft, by }: ApprovalUndone): string {
  const what = locale === 'fr' ? `${by} a annulé votre validation` : `${by} has undone your approval`;
  return `${what}${colon(locale)} ${draft.customer}, ${amountWords(draft, locale)}`;
}

const follows = {
  undone: {
    fr: 'Rien n’a été émis. Le document attend de nouveau une réponse, de vous ou d’un autre dirigeant, et le délai a repris. Parlez-en ensemble avant de valider de nouveau.',
    en: 'Nothing was issued. The document waits for an answer again, from you or another owner, and the clock goes on. Talk to each other before you approve it again.',
  },
  corrected: {
    fr: 'Rien n’a été émis. Une correction a été demandée\u202F: vous recevrez la version corrigée, avec un nouveau délai complet.',
    en: 'Nothing was issued. A correction was asked for: you will receive the corrected version, with a full new window.',
  },
} as const;

export default function ApprovalUndoneMail(mail: ApprovalUndone) {
  const { locale, business, by, draft, how } = mail;
  const fr = locale === 'fr';
  const headline = fr ? `${by} a annulé votre validation` : `${by} has undone your approval`;
  const limit = `${draft.reference}, ${draft.customer}, ${amountWords(draft, locale)}`;
  const sentence = follows[how][locale];
  return (
    <Frame
      locale={locale}
      title={approvalUndoneSubject(mail)}
      summary={`${headline}${colon(locale)} ${limit}. ${sentence}`}
      letterhead={mail.office.name}
      aside={`${fr ? 'pour' : 'for'} ${business}`}
      footer={
        <>
          {mail.reportLink && <ReportLine locale={locale} href={mail.reportLink} />}
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} limit={limit} sentence={sentence} />
      <Buttons main={{ href: mail.link, label: fr ? 'Voir le document' : 'See the document' }} />
      <HomeButton locale={locale} home={mail.home} />
    </Frame>
  );
}

ApprovalUndoneMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'approvalUndone',
  business: 'Vasseur Plomberie',
  draft: previewDraft,
  by: 'Nadia Vasseur',
  how: 'undone',
  link: previewRequest.links.read,
  home: previewRequest.home,
} satisfies ApprovalUndone;
