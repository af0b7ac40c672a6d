import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { AskButton } from '#app/reviews/ask-button.tsx';
import { Flags } from '#app/reviews/flags.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Check } from '#app/ui/check.tsx';
import { classes } from '#app/ui/classes.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Ruler } from '#app/ui/ruler.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import type { WaitingItem } from './portal-data.ts';

type Props = {
  item: WaitingItem;
  now: string;
  as: string | null;
  /** The form that gathers the selection. */
  formId: string;
};

/** One draft that waits: whose, how much, how long, and the way to read it. Plain ones can be chosen for a group. */
export const WaitingCard = ({ item, now, as, formId }: Props) => {
  const t = useT();
  const f = useFormat();
  const amount = f.money(item.amountCents, item.currency);
  const to = paths.review(item.id, { as: as ?? undefined });
  const isSoon = isLastHours(item, now);
  return (
    <Sheet stage="pencil" className={classes('card', isSoon && 'soon')} data-status={item.status}>
      <div className="card__top">
        {!isChoosable(item) ? (
          <span className="check card__mark">
            <Icon name="file-text" size={20} />
          </span>
        ) : (
          <Check
            name="id"
            value={item.id}
            form={formId}
            data-cents={item.amountCents}
            data-currency={item.currency}
            aria-label={t('portal:select', { customer: item.buyer, amount })}
          />
        )}
        <h3 className="h3">
          <Link to={to}>{item.buyer}</Link>
        </h3>
        <span className="amt num">{amount}</span>
        <div className="card__what">
          <span>{item.subject}</span>
          <Flags view={{ ...item, retentionPercent: null }} />
        </div>
      </div>
      <CardClock item={item} now={now} />
      <div className={classes('card__acts', !isChoosable(item) && 'card__acts--one')}>
        <LinkButton to={to}>{t(item.readFirst ? 'portal:read' : 'portal:open')}</LinkButton>
        {isChoosable(item) && (
          <AskButton
            access={{ kind: 'session', invoiceId: item.id, as }}
            ask="approve"
            id={`approve-${item.id}`}
          >
            {t('portal:approve')}
          </AskButton>
        )}
      </div>
    </Sheet>
  );
};

/** Whether it can be approved without being opened, alone or with others. */
export const isChoosable = ({ readFirst, phase }: Pick<WaitingItem, 'readFirst' | 'phase'>): boolean =>
  !readFirst && phase !== 'ended';

const soonMs = 6 * 3_600_000;

/** Whether the window ends within six hours. */
export const isLastHours = ({ clock, phase }: Pick<WaitingItem, 'clock' | 'phase'>, now: string): boolean =>
  phase === 'running' && clock !== null && Date.parse(clock.reviewDueAt) - Date.parse(now) < soonMs;

const worded = ['lapsed', 'undelivered', 'ended'] as const;

const CardClock = ({ item, now }: Pick<Props, 'item' | 'now'>) => {
  const t = useT();
  const f = useFormat();
  const { clock, phase } = item;
  if (phase !== 'running' || !clock) {
    const words =
      phase === 'onHold' && item.holdUntil
        ? t('portal:held', { date: f.instant(item.holdUntil) })
        : t(`portal:${worded.find((each) => each === phase) ?? 'asking'}`);
    return (
      <p className="card__clock">
        <span className="until">{words}</span>
      </p>
    );
  }
  const isToday = f.instantNear(clock.reviewDueAt, now) !== f.instant(clock.reviewDueAt);
  const near = f.instantNear(clock.reviewDueAt, now);
  const date = isToday ? near : t('portal:on', { date: near });
  return (
    <div className="card__clock">
      <span className="left" data-left={Date.parse(clock.reviewDueAt) - Date.parse(now)}>
        {f.duration(Date.parse(clock.reviewDueAt) - Date.parse(now))}
      </span>
      <Ruler mini startsAt={clock.windowFrom} dueAt={clock.reviewDueAt} now={now} />
      <span className="until">
        {item.isExplicit
          ? t('portal:untilExplicit', { date })
          : t('portal:until', { date, context: item.kind })}
      </span>
    </div>
  );
};
