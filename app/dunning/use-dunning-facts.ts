import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { DunningRow } from '#db/queries/dunnings.ts';

/** How a message went, where to, and by whom it was asked for, agreed to and released. */
export function useDunningFacts() {
  const t = useT();
  const f = useFormat();
  return ({ channel, toAddress, by, releasedBy, notice, posted, state, leavesAt }: DunningRow): string[] =>
    [
      state === 'planned' && leavesAt && t('dunning:plan.page.leaves', { date: f.instant(leavesAt) }),
      t(`dunning:letter.by.${channel}`),
      toAddress.replaceAll('\n', ', '),
      t('dunning:by', { name: notice ? by : (releasedBy ?? by) }),
      notice?.reason && t('dunning:notice.because', { reason: notice.reason }),
      notice && releasedBy && t('dunning:notice.agreedBy', { name: releasedBy }),
      notice?.releasedBy && t('dunning:letter.releasedBy', { name: notice.releasedBy }),
      posted &&
        t(posted.registered ? 'dunning:letter.postedAs' : 'dunning:letter.posted', {
          date: f.date(posted.on),
          number: posted.registered,
        }),
    ].flatMap((each) => each || []);
}
