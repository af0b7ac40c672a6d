import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { classes } from './classes.ts';
import { type RulerInput, type RulerMarks, rulerMarks, rulerWidth, type Tick } from './ruler-marks.ts';

const heights = {
  full: { base: 39, now: 2, top: { day: 13, half: 21, quarter: 21, hour: 28 } },
  mini: { base: 13, now: 0, top: { day: 1, half: 1, quarter: 5, hour: 8 } },
} as const;

const dayNames = {
  fr: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

const percent = (x: number) => `${((x / rulerWidth) * 100).toFixed(2)}%`;

const Bar = ({ x, from, to, className }: { x: number; from: number; to: number; className: string }) => (
  <line className={className} x1={x.toFixed(1)} x2={x.toFixed(1)} y1={from} y2={to} />
);

const Drawing = ({ marks, mini, label }: { marks: RulerMarks; mini: boolean; label: string }) => {
  const { base, now, top } = heights[mini ? 'mini' : 'full'];
  return (
    <svg viewBox={`0 0 ${rulerWidth} ${base + 1}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {!mini && marks.midnights.map((x) => <Bar key={x} className="midnight" x={x} from={-17} to={base} />)}
      {marks.ticks.map((tick: Tick) => (
        <Bar key={tick.x} className={tick.part} x={tick.x} from={base} to={top[tick.height]} />
      ))}
      <line className="base" x1="0" x2={rulerWidth} y1={base} y2={base} />
      <Bar className="now" x={marks.now} from={base} to={now} />
    </svg>
  );
};

/** Day names keep their shape while the ticks stretch, so they have a drawing of their own. */
const Days = ({ days }: Pick<RulerMarks, 'days'>) => {
  const names = dayNames[useLocale()];
  return (
    <svg className="ruler__days" aria-hidden="true" focusable="false">
      {days.map(({ x, weekday }) => (
        <text key={x} x={percent(x)} y="12" textAnchor="middle">
          {names[weekday]}
        </text>
      ))}
    </svg>
  );
};

const useLabel = ({ state, left, window }: RulerMarks, dueAt: string) => {
  const t = useT();
  const f = useFormat();
  const hours = f.duration(window).replace(/(\sh)\s00$/, '$1');
  if (state === 'held') return t('rule.held', { left: f.duration(left), window: hours });
  if (state === 'over') return t('rule.over', { window: hours, due: f.instant(dueAt) });
  return t('rule.left', { left: f.duration(left), window: hours, due: f.instant(dueAt) });
};

/**
 * The clock as a ruler: one tick an hour, the pen where we are. Its sentence is for assistive tech; the text beside it
 * must carry the same for everybody (time left, exact date, what happens then).
 */
export const Ruler = ({
  mini = false,
  ends = false,
  ...input
}: RulerInput & { mini?: boolean; ends?: boolean }) => {
  const t = useT();
  const f = useFormat();
  const marks = rulerMarks({ step: mini ? 2 : 1, ...input });
  const label = useLabel(marks, input.dueAt);
  return (
    <div
      className={classes('ruler', mini && 'ruler--mini')}
      data-state={marks.state}
      data-ruler={input.heldLeft === undefined ? `${input.startsAt} ${input.dueAt} ${input.now}` : undefined}
    >
      {mini ? (
        <Drawing marks={marks} mini label={label} />
      ) : (
        <div className="ruler__box">
          <Days days={marks.days} />
          <Drawing marks={marks} mini={false} label={label} />
        </div>
      )}
      {ends && (
        <div className="ruler__ends">
          <span>
            {t('rule.received')}
            <br />
            {f.instant(input.startsAt)}
          </span>
          <span>
            {t('rule.tacit')}
            <br />
            {f.instant(input.dueAt)}
          </span>
        </div>
      )}
    </div>
  );
};
