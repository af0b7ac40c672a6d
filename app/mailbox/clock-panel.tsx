import { Form, useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { clockSteps } from './clock-steps.ts';

type Props = { clock: { now: string; aheadMs: number; movable: boolean }; to: string };

/** The clock that decides, and buttons that let time pass. */
export const ClockPanel = ({ clock: { now, aheadMs, movable }, to }: Props) => {
  const t = useT();
  const f = useFormat();
  const isMoving = useNavigation().formAction?.startsWith(paths.mailbox()) ?? false;
  return (
    <Sheet pad className="stack">
      <h2 className="h3">{t('mailbox:clock.title')}</h2>
      <p>
        <time className="now" dateTime={now}>
          {f.instant(now)}
        </time>
        {aheadMs > 0 && (
          <span className="small muted">{t('mailbox:clock.ahead', { duration: f.duration(aheadMs) })}</span>
        )}
      </p>
      <Form method="post" action={`${paths.mailbox()}?index`} data-act="move-clock" preventScrollReset>
        <input type="hidden" name="to" value={to} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would repeat the title as its legend */}
        <div className="steps-row" role="group" aria-label={t('mailbox:clock.label')}>
          {clockSteps.map((hours) => (
            <Button
              key={hours}
              id={`move-${hours}`}
              name="hours"
              value={hours}
              size="desk"
              busy={isMoving}
              blocked={!movable && t('mailbox:clock.refused.fixed')}
            >
              {t('mailbox:clock.step', { count: hours })}
            </Button>
          ))}
        </div>
      </Form>
      <p className="small muted">{t('mailbox:clock.what')}</p>
    </Sheet>
  );
};
