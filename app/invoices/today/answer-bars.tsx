import { useT } from '#app/lib/use-t.tsx';
import type { AnswerTimes } from '#db/queries/answers.ts';
import { answerBuckets } from './answer-times.ts';
import { Hatch } from './hatch.tsx';

const base = 150;
const tallest = 122;
const width = 400;

/** Answers by the time they took: explicit ones solid, tacit ones hatched, the figure on each bar. */
export const AnswerBars = ({ answers }: { answers: AnswerTimes }) => {
  const t = useT();
  const bars = [...useRanges(answers.explicit), tacitBar(answers.tacit)];
  const most = Math.max(1, ...bars.map(({ n }) => n));
  const step = width / bars.length;
  const words = bars.map(({ n, range }) =>
    range === null ? t('today:answers.tacit', { count: n }) : t('today:answers.bar', { n, range }),
  );
  return (
    <svg
      viewBox={`0 0 ${width} 178`}
      role="img"
      aria-label={t('today:answers.label', { bars: words.join(', ') })}
    >
      <Hatch />
      {bars.map(({ key, n, range, axis }, index) => {
        const height = (n / most) * tallest;
        const x = index * step + step / 2;
        return (
          <g key={key}>
            <rect
              className={range === null ? 'hatch' : 'bar'}
              x={x - step * 0.4}
              y={base - height}
              width={step * 0.8}
              height={height}
            />
            <text className="v" x={x} y={base - height - 7} textAnchor="middle">
              {n}
            </text>
            <text x={x} y={168} textAnchor="middle">
              {axis ?? t('today:answers.axis.tacit')}
            </text>
          </g>
        );
      })}
      <line className="ax" x1="0" x2={width} y1={base + 0.5} y2={base + 0.5} />
    </svg>
  );
};

type Bar = { key: string; n: number; range: string | null; axis: string | null };

const tacitBar = (n: number): Bar => ({ key: 'tacit', n, range: null, axis: null });

/** The last range, longer than any window of 48 hours, is drawn only if something fell into it. */
function useRanges(explicit: readonly number[]): Bar[] {
  const t = useT();
  return explicit.flatMap((n, index): Bar[] => {
    const [from, to] = [answerBuckets[index - 1], answerBuckets[index]];
    const kind = from === undefined ? 'under' : to === undefined ? 'over' : 'between';
    if (kind === 'over' && n === 0) return [];
    return [
      {
        key: `${from ?? 0}`,
        n,
        range: t(`today:answers.${kind}`, { from: from ?? 0, to: to ?? 0 }),
        axis: t(`today:answers.axis.${kind}`, { from: from ?? 0, to: to ?? 0 }),
      },
    ];
  });
}
