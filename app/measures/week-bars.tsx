import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { expectedKinds } from '#db/shapes/expected.ts';
import type { Measures } from './measures.server.ts';
import { Swatch } from './patterns.tsx';
import { type Span, sumOf, weekNumber } from './weeks.ts';

type Money = Measures['money'][number];

const fills = { due: 'ink', promised: 'hatch', disputed: 'dash' } as const;
const tallest = 104;
/** Above the tallest bar, for its figure. */
const head = 18;
const width = 46;
/** Below it, thousands would be too coarse. */
const inThousands = 1_000_000;

/** What should come in by week: each bar leads to what it is made of. */
export const WeekBars = ({ money: { currency, openCents, spans } }: { money: Money }) => {
  const t = useT();
  const f = useFormat();
  const most = Math.max(...spans.map(({ cents }) => sumOf(cents)));
  const unit = most >= inThousands ? 'thousands' : 'units';
  const kinds = expectedKinds.filter((kind) => spans.some(({ cents }) => cents[kind] > 0));
  return (
    <>
      <p className="small muted">{t(`banking:measures.unit.${unit}`)}</p>
      <p className="stat">
        <Link to={paths.expected({ currency })} className="num">
          {f.money(openCents, currency)}
        </Link>
        <span className="small muted">{t('banking:measures.open')}</span>
      </p>
      <ul className="weeks">
        {spans.map((span) => (
          <Bar key={`${span.key} ${span.from}`} span={span} currency={currency} most={most} unit={unit} />
        ))}
      </ul>
      <p className="fig__key">
        {kinds.map((kind) => (
          <span key={kind}>
            <Swatch fill={fills[kind]} />
            {t(`banking:measures.kind.${kind}`)}
          </span>
        ))}
      </p>
    </>
  );
};

type BarProps = { span: Span; currency: string; most: number; unit: 'thousands' | 'units' };

const Bar = ({ span: { key, from, to, cents }, currency, most, unit }: BarProps) => {
  const t = useT();
  const f = useFormat();
  const sum = sumOf(cents);
  const short = t(`banking:measures.short.${key}`, { week: from ? weekNumber(from) : '' });
  const span = t(`banking:measures.span.${key}`, { date: from ? f.date(from) : '' });
  const parts = expectedKinds
    .filter((kind) => kind !== 'due' && cents[kind] > 0)
    .map((kind) =>
      t('banking:measures.part', {
        amount: f.money(cents[kind], currency),
        kind: t(`banking:measures.kind.${kind}`),
      }),
    );
  const said = [t('banking:measures.bar', { span, amount: f.money(sum, currency) }), ...parts].join(', ');
  let top = tallest;
  const body = (
    <>
      <svg viewBox={`0 ${-head} ${width} ${head + tallest}`} aria-hidden="true" focusable="false">
        <text x={width / 2} y={tallest * (1 - sum / Math.max(1, most)) - 6} textAnchor="middle">
          {sum > 0
            ? f.number(unit === 'thousands' ? (sum / 100_000).toFixed(1) : (sum / 100).toFixed(0))
            : '–'}
        </text>
        {expectedKinds.map((kind) => {
          const height = (cents[kind] / Math.max(1, most)) * tallest;
          if (height === 0) return null;
          top -= height;
          return (
            <rect
              key={kind}
              className={`f-${fills[kind]}`}
              x=".5"
              y={top + 0.5}
              width={width - 1}
              height={Math.max(1, height - 1)}
            />
          );
        })}
      </svg>
      <span className="w" aria-hidden="true">
        {short}
      </span>
      <span className="vh">{said}</span>
    </>
  );
  return (
    <li data-span={key} data-cents={sum}>
      {sum > 0 ? (
        <Link to={paths.expected({ currency, from: from ?? undefined, to: to ?? undefined })} title={said}>
          {body}
        </Link>
      ) : (
        <span>{body}</span>
      )}
    </li>
  );
};
