import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Ruler } from '#app/ui/ruler.tsx';
import { useNow } from '#app/ui/use-now.ts';
import type { InvoicePage } from './one.server.ts';

/** The time that is left, its exact end and what happens then; or why no clock runs. */
export const OneClock = ({ page }: { page: InvoicePage }) => {
  const t = useT();
  const f = useFormat();
  const list = new Intl.ListFormat(useLocale());
  const now = useNow(page.now);
  const { windowFrom, reviewDueAt, holdUntil, leftMs, undoUntil, decidedByName, blockedBy } = page.clock;
  const reasons = list.format(blockedBy.map((block) => t(`today:block.${block}`).toLowerCase()));
  switch (page.state) {
    case 'awaiting.running': {
      if (!windowFrom || !reviewDueAt) return null;
      const left = f.duration(Date.parse(reviewDueAt) - Date.parse(now));
      return (
        <div className="one-clock">
          <p>
            <b>{t('timeline:clock.running', { left, date: f.instant(reviewDueAt) })}</b>{' '}
            {blockedBy.length > 0
              ? t('timeline:clock.otherwiseWaits', { reasons })
              : t('timeline:clock.otherwise')}
          </p>
          <Ruler startsAt={windowFrom} dueAt={reviewDueAt} now={now} />
        </div>
      );
    }
    case 'awaiting.asking':
      return <Say icon="send">{t('timeline:clock.asking')}</Say>;
    case 'awaiting.lapsed':
      return (
        <Say tone="ochre">
          {t('timeline:clock.lapsed', { date: reviewDueAt ? f.instant(reviewDueAt) : '', reasons })}
        </Say>
      );
    case 'awaiting.undelivered':
      return (
        <Say tone="red">
          {t(page.owner ? 'timeline:clock.undelivered' : 'timeline:clock.nobodyLeft')}{' '}
          <Link to={paths.business(page.business.id)}>
            {t(page.owner ? 'timeline:clock.changeAddress' : 'timeline:clock.nameSomebody')}
          </Link>
        </Say>
      );
    case 'awaiting.onHold':
      return (
        <Say tone="ochre">
          {t('timeline:clock.onHold', {
            date: holdUntil ? f.instant(holdUntil) : '',
            left: f.duration(leftMs ?? 0),
          })}
        </Say>
      );
    case 'answering':
      return <Say tone="ochre">{t('timeline:clock.answering')}</Say>;
    case 'correcting':
      return <Say tone="red">{t('timeline:clock.correcting')}</Say>;
    case 'approved':
      return (
        <Say tone="pen">
          {t('timeline:clock.approved', {
            name: decidedByName ?? '',
            date: undoUntil ? f.instant(undoUntil) : '',
          })}
        </Say>
      );
    default:
      return null;
  }
};

const Say = ({
  children,
  ...rest
}: {
  children: ReactNode;
  tone?: 'pen' | 'ochre' | 'red';
  icon?: 'send';
}) => (
  <Notice {...rest}>
    <p>{children}</p>
  </Notice>
);
