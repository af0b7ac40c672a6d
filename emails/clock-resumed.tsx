import { z } from 'zod';
import { AskedLines } from './components/asked-lines.tsx';
import { endStep } from './components/owner-decision.tsx';
import { RequestFrame } from './components/request-frame.tsx';
import { Block, Paragraph } from './components/typography.tsx';
import { instant, ownerRequest } from './payload.ts';
import { previewRequest } from './preview-data.ts';
import { addressed, requestSubject } from './wording.ts';

/** To an owner: the hold is over, the clock runs again and until when. */
export const clockResumedSchema = ownerRequest.extend({
  kind: z.literal('clockResumed'),
  resumedAt: instant,
  dueAt: instant,
});
export type ClockResumed = z.infer<typeof clockResumedSchema>;

export function clockResumedSubject(mail: ClockResumed): string {
  const action =
    mail.locale === 'fr' ? 'Le délai a repris, à valider' : 'The clock is running again, to approve';
  return requestSubject(mail, action, windowOf(mail));
}

const windowOf = ({ dueAt }: ClockResumed) => ({ kind: 'until', dueAt }) as const;

export default function ClockResumedMail(mail: ClockResumed) {
  const { locale, owner, resumedAt } = mail;
  const fr = locale === 'fr';
  const news = fr ? 'Le délai a repris' : 'The clock is running again';
  return (
    <RequestFrame
      mail={mail}
      subject={clockResumedSubject(mail)}
      window={windowOf(mail)}
      news={news}
      steps={[
        { label: fr ? 'Fin de la suspension' : 'End of the hold', at: resumedAt, state: 'now' },
        endStep(mail, windowOf(mail)),
      ]}
    >
      <Block>
        <Paragraph>
          {fr
            ? addressed(owner, 'la suspension demandée est terminée\u202F: le délai court de nouveau.')
            : addressed(owner, 'the hold that was asked for is over: the clock is running again.')}
        </Paragraph>
      </Block>
      <AskedLines mail={mail} />
    </RequestFrame>
  );
}

ClockResumedMail.PreviewProps = {
  ...previewRequest,
  kind: 'clockResumed',
  resumedAt: '2026-11-30T17:00:00Z',
  dueAt: '2026-12-01T17:00:00Z',
} satisfies ClockResumed;
