import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { OwedSums } from '#db/queries/owed.ts';

const width = 358;

/** What is late in ink, what is promised hatched, what is not due yet empty; each with its amount below. */
export const OwedBar = ({ sum }: { sum: OwedSums }) => {
  const t = useT();
  const f = useFormat();
  const { lateCents, promisedCents, totalCents, currency } = sum;
  const parts = [
    { key: 'late', cents: lateCents },
    { key: 'promised', cents: promisedCents },
    { key: 'notDue', cents: totalCents - lateCents - promisedCents },
  ] as const;
  const words = parts.map(({ key, cents }) => `${t(`portal:owed.bar.${key}`)} ${f.money(cents, currency)}`);
  let from = 0;
  return (
    <>
      <svg
        className="owed__bar"
        viewBox={`0 0 ${width} 26`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.join(', ')}
      >
        <defs>
          <pattern
            id={`hatch-${currency}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0v6" className="owed__line" />
          </pattern>
        </defs>
        {parts.map(({ key, cents }) => {
          const wide = (cents / totalCents) * width;
          const x = from;
          from += wide;
          return wide <= 0 ? null : (
            <rect
              key={key}
              className={`owed__${key}`}
              x={x + 0.5}
              y=".5"
              width={Math.max(1, wide - 2)}
              height="25"
              fill={key === 'promised' ? `url(#hatch-${currency})` : undefined}
            />
          );
        })}
      </svg>
      <dl className="owed__key">
        {parts
          .filter(({ cents }) => cents > 0)
          .map(({ key, cents }) => (
            <div key={key}>
              <dt>{t(`portal:owed.bar.${key}`)}</dt>
              <dd className="num">{f.money(cents, currency)}</dd>
            </div>
          ))}
      </dl>
    </>
  );
};
