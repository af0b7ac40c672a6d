import { monthNames } from '#app/lib/format.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import type { MonthShare } from '#db/queries/answers.ts';
import { Hatch } from './hatch.tsx';

const left = 44;
const full = 289;
const rowHeight = 30;

/** Six months, each a bar split into explicit and tacit, the tacit share written at its end. */
export const ShareBars = ({ shares }: { shares: readonly MonthShare[] }) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const rows = shares.map(({ month, explicit, tacit }) => {
    const { short, whole } = monthNames(month, locale);
    const all = explicit + tacit;
    const share = all === 0 ? null : f.percent(String(Math.round((100 * tacit) / all)));
    return {
      month,
      name: short,
      whole,
      part: all === 0 ? 0 : explicit / all,
      share,
    };
  });
  const words = rows.map(({ whole: month, share }) =>
    share === null ? t('today:shares.noneIn', { month }) : t('today:shares.bar', { month, share }),
  );
  return (
    <>
      <svg
        viewBox={`0 0 400 ${rows.length * rowHeight}`}
        role="img"
        aria-label={t('today:shares.label', { bars: words.join(', ') })}
      >
        <Hatch />
        {rows.map(({ month, name, part, share }, index) => (
          <g key={month}>
            <text x="0" y={index * rowHeight + 15}>
              {name}
            </text>
            {share === null ? (
              <line
                className="ax"
                x1={left}
                x2={left + full}
                y1={index * rowHeight + 11}
                y2={index * rowHeight + 11}
              />
            ) : (
              <>
                <rect className="bar" x={left} y={index * rowHeight + 2} width={full * part} height="18" />
                <rect
                  className="hatch"
                  x={left + full * part}
                  y={index * rowHeight + 2.5}
                  width={full * (1 - part)}
                  height="17"
                />
              </>
            )}
            <text className="v" x={left + full + 11} y={index * rowHeight + 15}>
              {share ?? '–'}
            </text>
          </g>
        ))}
      </svg>
      <p className="legend">
        <span>
          <Sample className="bar" />
          {t('today:shares.explicit')}
        </span>
        <span>
          <Sample className="hatch" />
          {t('today:shares.tacit')}
        </span>
      </p>
    </>
  );
};

const Sample = ({ className }: { className: string }) => (
  <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <rect className={className} x=".5" y=".5" width="13" height="13" />
  </svg>
);
