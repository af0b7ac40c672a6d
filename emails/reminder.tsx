import { z } from 'zod';
import { AskedLines } from './components/asked-lines.tsx';
import { endStep } from './components/owner-decision.tsx';
import { RequestFrame } from './components/request-frame.tsx';
import type { Step } from './components/timeline-bar.tsx';
import { Block, Paragraph } from './components/typography.tsx';
import { instant, ownerRequest } from './payload.ts';
import { previewRequest } from './preview-data.ts';
import { nounFr, requestSubject } from './wording.ts';

/** Sent inside the window, or after one that silence did not end: its end is always known. */
export const reminderSchema = ownerRequest.extend({
  kind: z.literal('reminder'),
  position: z.enum(['midCourse', 'last', 'afterWindow']),
  /** When the request was proved delivered: the start of the clock. */
  receivedAt: instant,
  dueAt: instant,
  /** The owner had put the clock on hold, and it goes on. */
  resumed: z.boolean().default(false),
});
export type Reminder = z.infer<typeof reminderSchema>;

export function reminderSubject(mail: Reminder): string {
  const fr = mail.locale === 'fr';
  const action = {
    midCourse: fr ? 'Rappel, à valider' : 'Reminder, to approve',
    last: fr ? 'Dernier rappel, à valider' : 'Last reminder, to approve',
    afterWindow: fr ? 'Toujours à valider' : 'Still to approve',
  }[mail.position];
  return requestSubject(mail, action, windowOf(mail));
}

const windowOf = ({ position, dueAt }: Reminder) =>
  ({ kind: position === 'afterWindow' ? 'over' : 'until', dueAt }) as const;

export default function ReminderMail(mail: Reminder) {
  return (
    <RequestFrame mail={mail} subject={reminderSubject(mail)} window={windowOf(mail)} steps={steps(mail)}>
      <Block>
        <Paragraph>{mail.position === 'afterWindow' ? stillAsked(mail) : invitation(mail)}</Paragraph>
      </Block>
      <AskedLines mail={mail} />
    </RequestFrame>
  );
}

function stillAsked({ locale, draft }: Reminder): string {
  const { that, e } = nounFr(draft.kind);
  return locale === 'fr'
    ? `Tant que vous n’avez pas répondu, ${that} n’est pas envoyé${e} à votre client. Si tout est juste, un geste suffit\u202F; sinon, dites ce qui ne va pas.`
    : 'As long as you have not answered, it does not go to your customer. If all is right, one gesture is enough; if not, say what is wrong.';
}

function invitation({ locale, position, draft, resumed }: Reminder): string {
  const { that } = nounFr(draft.kind);
  const isCredit = draft.kind === 'creditNote';
  const last =
    locale === 'fr'
      ? 'C’est notre dernier rappel avant la fin du délai. '
      : 'This is our last reminder before the window ends. ';
  const after =
    locale === 'fr'
      ? isCredit
        ? `après validation, ${that} ne pourra plus être modifié.`
        : `après validation, seul un avoir pourra corriger ${that}.`
      : isCredit
        ? 'after approval it can no longer be changed.'
        : 'after approval only a credit note can correct it.';
  const body =
    locale === 'fr'
      ? `Si tout est juste, un geste suffit. Si quelque chose ne va pas, dites-le maintenant\u202F: ${after}`
      : `If all is right, one gesture is enough. If something is wrong, say so now: ${after}`;
  const again =
    locale === 'fr'
      ? 'Le délai, que vous aviez suspendu, court de nouveau. '
      : 'The clock, which you had put on hold, is running again. ';
  return `${resumed ? again : ''}${position === 'last' ? last : ''}${body}`;
}

function steps(mail: Reminder): Step[] {
  const fr = mail.locale === 'fr';
  const reminder: Step = { label: fr ? 'Rappel' : 'Reminder', at: mail.sentAt, state: 'now' };
  const end = endStep(mail, windowOf(mail));
  return [
    { label: fr ? `Reçu${nounFr(mail.draft.kind).e}` : 'Received', at: mail.receivedAt, state: 'past' },
    ...(mail.position === 'afterWindow' ? [end, reminder] : [reminder, end]),
  ];
}

ReminderMail.PreviewProps = {
  ...previewRequest,
  kind: 'reminder',
  position: 'midCourse',
  sentAt: '2026-11-26T08:12:00Z',
  receivedAt: '2026-11-25T08:12:00Z',
  dueAt: '2026-11-27T08:12:00Z',
  resumed: false,
} satisfies Reminder;
