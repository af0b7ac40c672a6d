import { formatInstantParts, type Locale } from '../format.ts';
import { color, font, sans } from '../theme.ts';
import { layout } from './frame.tsx';
import { Block, Whole } from './typography.tsx';

export type Step = { label: string; at: string; state: 'past' | 'now' | 'ahead' };

/** Where the review stands, as a ruler of two or three parts: solid pen for what has passed, dashes for what may come. */
export function TimelineBar({ steps, locale }: { steps: readonly Step[]; locale: Locale }) {
  return (
    <Block>
      <table {...layout}>
        <tbody>
          <tr>
            {steps.map(({ label, at, state }, index) => (
              <td
                key={label}
                width={`${Math.floor(100 / steps.length)}%`}
                valign="top"
                className={`m-item ${state === 'now' ? 'm-ink' : 'm-soft'}${state === 'ahead' ? '' : ' m-step'}`}
                style={{
                  ...font(sans, 13, 19),
                  color: state === 'now' ? color.ink : color.graphite,
                  borderTop: state === 'ahead' ? `3px dashed ${color.control}` : `3px solid ${color.pen}`,
                  padding: `9px ${index < steps.length - 1 ? 10 : 0}px 0 0`,
                }}
              >
                <b>{label}</b>
                <br />
                <When at={at} locale={locale} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Block>
  );
}

function When({ at, locale }: { at: string; locale: Locale }) {
  const { date, time } = formatInstantParts(at, locale);
  return (
    <>
      {date} <Whole>{time}</Whole>
    </>
  );
}
