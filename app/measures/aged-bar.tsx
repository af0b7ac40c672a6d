import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { Measures } from './measures.server.ts';
import { Swatch } from './patterns.tsx';
import { ages } from './weeks.ts';

type Money = Measures['money'][number];

const fills = {
  notDue: 'void',
  upTo30: 'light',
  upTo60: 'dense',
  upTo90: 'cross',
  over90: 'ink',
  disputed: 'dash',
} as const;
const width = 368;

/** What is owed by how late it is, as one bar; the figures below lead to the aged balance. */
export const AgedBar = ({ money: { currency, ages: cents } }: { money: Money }) => {
  const t = useT();
  const f = useFormat();
  const all = ages.reduce((sum, age) => sum + cents[age], 0);
  let from = 0;
  return (
    <>
      {all > 0 && (
        <svg
          className="aged-bar"
          viewBox={`0 0 ${width} 30`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {ages.map((age) => {
            const wide = (cents[age] / all) * width;
            const x = from;
            from += wide;
            // Some of an age, however little, is seen.
            return cents[age] === 0 ? null : (
              <rect
                key={age}
                className={`f-${fills[age]}`}
                x={Math.min(x + 0.5, width - 2.5)}
                y=".5"
                width={Math.max(2, wide - 1)}
                height="29"
              />
            );
          })}
        </svg>
      )}
      <table className="fig__t">
        <caption className="vh">{t('reports:name.aged')}</caption>
        <tbody>
          {([...ages, 'disputed'] as const)
            .filter((age) => age !== 'disputed' || cents.disputed > 0)
            .map((age) => (
              <tr key={age} data-age={age} data-cents={cents[age]}>
                <th scope="row">
                  <Swatch fill={fills[age]} />
                  <Link to={paths.agedBalance()}>{t(`banking:measures.age.${age}`)}</Link>
                </th>
                <td className="num">{f.money(cents[age], currency)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
};
