import { useFormat, useT } from '#app/lib/use-t.tsx';

const base = 104;
const tallest = 80;
const width = 720;

/** Timers due in each of the next hours, as bars with their figure; an empty hour has none. */
export const HourBars = ({ hours }: { hours: readonly number[] }) => {
  const t = useT();
  const f = useFormat();
  const most = Math.max(...hours);
  if (most === 0) return <p className="small muted quiet">{t('engine:waits.quiet')}</p>;
  const step = width / hours.length;
  const bars = hours.flatMap((n, hour) => (n > 0 ? [{ n, hour }] : []));
  const words = bars.map(({ n, hour }) => t('engine:waits.bar', { hour: `+${hour}`, n }));
  return (
    <figure className="chart" data-many={bars.length > 8 || undefined}>
      <figcaption className="small strong">{t('engine:waits.chart')}</figcaption>
      <svg
        viewBox={`0 0 ${width} 128`}
        role="img"
        aria-label={t('engine:waits.chartLabel', { bars: words.join(', ') })}
      >
        {bars.map(({ n, hour }) => {
          const height = Math.max(2, (n / most) * tallest);
          const x = hour * step;
          return (
            <g key={hour}>
              <rect
                className="bar"
                x={x + step * 0.15}
                y={base - height}
                width={step * 0.7}
                height={height}
              />
              <text className="v" x={x + step / 2} y={base - height - 6} textAnchor="middle">
                {f.number(`${n}`)}
              </text>
            </g>
          );
        })}
        <line className="ax" x1="0" x2={width} y1={base + 0.5} y2={base + 0.5} />
        {hours.map((_, hour) =>
          hour % 6 === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the hour is the identity
            <text key={hour} x={hour * step} y={122} textAnchor="start">
              {`+${hour} h`}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  );
};
