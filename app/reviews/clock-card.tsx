import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Ruler } from '#app/ui/ruler.tsx';
import { ActForm } from './act-form.tsx';
import { AskButton } from './ask-button.tsx';
import type { ClockView } from './review-data.ts';
import { useReview } from './use-review.ts';

/** The clock, or why none runs: time left, exact date, and what happens then, always all three. */
export const ClockCard = () => {
  const { clock, phase } = useReview().view;
  if (phase === 'onHold' && clock?.held) return <Held clock={clock} held={clock.held} />;
  if (phase === 'running' && clock) return <Running clock={clock} />;
  return <NoClock />;
};

const Running = ({ clock }: { clock: ClockView }) => {
  const t = useT();
  const f = useFormat();
  const { view } = useReview();
  const { now } = view;
  const left = Date.parse(clock.reviewDueAt) - Date.parse(now);
  const isExplicit = view.silence.blocks.length > 0;
  return (
    <div className="clock" data-status="awaiting">
      <p className="countdown">
        {left > 0 ? (
          <span data-over={t('review:clock.over')}>
            <span>{t('review:clock.left')}</span>{' '}
            <b>
              <time dateTime={`PT${Math.floor(left / 60_000)}M`} data-left={left}>
                {f.duration(left)}
              </time>
            </b>
          </span>
        ) : (
          <span>{t('review:clock.over')}</span>
        )}
      </p>
      {clock.isResumed && <p className="small">{t('review:clock.resumed')}</p>}
      <Ruler startsAt={clock.windowFrom} dueAt={clock.reviewDueAt} now={now} />
      <div className="ruler__ends">
        <span>
          {t('review:clock.received', { context: view.kind })}
          <br />
          {f.instant(clock.windowFrom)}
        </span>
        <span>
          {t(isExplicit ? 'review:clock.endExplicit' : 'review:clock.end')}
          <br />
          {f.instant(clock.reviewDueAt)}
        </span>
      </div>
      <p>
        <Rich
          i18nKey={isExplicit ? 'review:clock.explicit' : 'review:clock.clause'}
          context={view.kind}
          values={{ date: f.instant(clock.reviewDueAt) }}
          components={{ b: <b />, span: <span className="nowrap" /> }}
        />
      </p>
    </div>
  );
};

const Held = ({ clock, held }: { clock: ClockView; held: NonNullable<ClockView['held']> }) => {
  const t = useT();
  const f = useFormat();
  const { view } = useReview();
  const left = f.duration(held.leftMs);
  return (
    <div className="clock" data-status="onHold">
      <p className="countdown">
        <span>{t('review:clock.heldUntil')}</span> <b>{f.instant(held.until)}</b>
      </p>
      <Ruler startsAt={clock.windowFrom} dueAt={clock.reviewDueAt} now={view.now} heldLeft={held.leftMs} />
      <p>
        <Rich i18nKey="review:clock.held" values={{ left }} components={{ b: <b /> }} />
      </p>
      {view.access.kind === 'link' ? (
        <AskButton access={view.access} ask="resume">
          {t('review:clock.resume')}
        </AskButton>
      ) : (
        <ActForm ask="resume">
          <Button id="resume" block>
            {t('review:clock.resume')}
          </Button>
        </ActForm>
      )}
    </div>
  );
};

const looks = {
  asking: { tone: 'pen', icon: 'send' },
  lapsed: { tone: 'ochre', icon: 'hourglass' },
  ended: { tone: 'ochre', icon: 'clock-check' },
  undelivered: { tone: 'red', icon: 'mail-x' },
  answering: { tone: 'ochre', icon: 'message-square' },
  correcting: { tone: 'ochre', icon: 'message-square-warning' },
} as const;

/** Nothing runs: why, and what comes next. */
const NoClock = () => {
  const t = useT();
  const f = useFormat();
  const { view } = useReview();
  const { phase, office, silence, clock } = view;
  if (!Object.hasOwn(looks, phase)) return null;
  const known = phase as keyof typeof looks;
  const title =
    known === 'lapsed' || known === 'ended'
      ? t(`review:phase.${known}`, { date: clock ? f.instant(clock.reviewDueAt) : '' })
      : t(`review:phase.${known}`);
  return (
    <Notice {...looks[known]}>
      <p>
        <b>{title}</b>
      </p>
      <p>{t(`review:phase.${known}Body`, { office: office.name, reasons: silence.blocks.join(', ') })}</p>
    </Notice>
  );
};
