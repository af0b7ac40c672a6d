import { z } from 'zod';
import { AskedLines } from './components/asked-lines.tsx';
import { endStep } from './components/owner-decision.tsx';
import { Quote } from './components/quote.tsx';
import { RequestFrame } from './components/request-frame.tsx';
import { Change, Rows } from './components/rows.tsx';
import type { Step } from './components/timeline-bar.tsx';
import { Block, Paragraph } from './components/typography.tsx';
import { instant, ownerRequest, silenceWindow } from './payload.ts';
import { previewRequest } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { addressed, nounFr, requestSubject } from './wording.ts';

export const approvalRequestSchema = ownerRequest.extend({
  kind: z.literal('approvalRequest'),
  round: z.number().int().min(1),
  window: silenceWindow,
  /** When the first reminder will leave; null when it is not known yet, as the clock has not started. */
  reminderAt: instant.nullable(),
  /** What the office writes with it. */
  note: longText,
  /** From round 2 on: what differs from the round before. An empty side was added or taken away. */
  changes: z.array(z.object({ label: lineOf(), before: lineOf(), after: lineOf() })),
});
export type ApprovalRequest = z.infer<typeof approvalRequestSchema>;

export function approvalRequestSubject(mail: ApprovalRequest): string {
  const fr = mail.locale === 'fr';
  const corrected =
    mail.round > 1 ? (fr ? `Corrigé${nounFr(mail.draft.kind).e}, à valider` : 'Corrected, to approve') : null;
  return requestSubject(mail, corrected ?? (fr ? 'À valider' : 'To approve'), mail.window);
}

export default function ApprovalRequestMail(mail: ApprovalRequest) {
  const { locale, window } = mail;
  return (
    <RequestFrame mail={mail} subject={approvalRequestSubject(mail)} window={window} steps={steps(mail)}>
      <Block bottom={mail.changes.length > 0 ? 12 : 24}>
        <Paragraph>{introduction(mail)}</Paragraph>
      </Block>
      {mail.changes.length > 0 && (
        <Rows
          rows={mail.changes.map(({ label, before, after }) => ({
            label,
            value: <Change before={before} after={after} />,
          }))}
        />
      )}
      <AskedLines mail={mail} />
      {mail.note && (
        <Block>
          <Quote text={mail.note} who={mail.office.contact ?? mail.office.name} locale={locale} />
        </Block>
      )}
    </RequestFrame>
  );
}

function introduction({ locale, owner, round, draft, changes }: ApprovalRequest): string {
  const { the, e } = nounFr(draft.kind);
  if (round === 1) {
    return locale === 'fr'
      ? addressed(owner, `voici ${the} que nous avons préparé${e} pour vous. Tout peut encore être corrigé.`)
      : addressed(owner, 'here is what we have prepared for you. Everything can still be corrected.');
  }
  const list = changes.length > 0;
  return locale === 'fr'
    ? addressed(
        owner,
        `nous avons repris ${the}. ${list ? 'Voici ce qui a changé.' : 'La page montre ce qui a changé.'}`,
      )
    : addressed(
        owner,
        `we have corrected it. ${list ? 'Here is what changed.' : 'The page shows what changed.'}`,
      );
}

function steps(mail: ApprovalRequest): Step[] {
  const fr = mail.locale === 'fr';
  const sent: Step = {
    label: fr ? `Envoyé${nounFr(mail.draft.kind).e}` : 'Sent',
    at: mail.sentAt,
    state: 'now',
  };
  const reminder: Step[] =
    mail.reminderAt && mail.window.kind === 'until'
      ? [{ label: fr ? 'Rappel' : 'Reminder', at: mail.reminderAt, state: 'ahead' }]
      : [];
  return [sent, ...reminder, endStep(mail, mail.window)];
}

ApprovalRequestMail.PreviewProps = {
  ...previewRequest,
  kind: 'approvalRequest',
  round: 2,
  window: { kind: 'until', dueAt: '2026-11-27T08:12:00Z' },
  reminderAt: '2026-11-26T08:12:00Z',
  note: '',
  changes: [
    { label: 'Ligne 5, main-d’œuvre', before: '18\u202Fh', after: '14\u202Fh' },
    { label: 'Ligne 2, canalisations cuivre', before: '60\u202Fml', after: '64\u202Fml' },
    { label: 'Pénalité du marché', before: '', after: '−150,00\u202F€' },
  ],
} satisfies ApprovalRequest;
