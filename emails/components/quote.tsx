import type { Locale } from '../format.ts';
import { color, font, sans, serif } from '../theme.ts';
import { colon } from '../wording.ts';

/** Somebody's own words, kept apart from ours: an italic serif behind a bar, and `>` in the plain text. */
export function Quote({ text, who, locale }: { text: string; who: string; locale: Locale }) {
  const lines = text.split('\n');
  return (
    <>
      <p className="m-soft" style={whoStyle}>
        {who}
        {colon(locale)}
      </p>
      <blockquote className="m-ink m-voice" style={voice}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are never reordered, and two may be equal.
          <span key={index}>
            {index > 0 && <br />}
            {line}
          </span>
        ))}
      </blockquote>
    </>
  );
}

const whoStyle = { margin: '0 0 6px', ...font(sans, 13, 20), color: color.graphite };
const voice = {
  margin: 0,
  padding: '2px 0 2px 16px',
  borderLeft: `3px solid ${color.pen}`,
  ...font(serif, 17, 26),
  fontStyle: 'italic',
  color: color.ink,
};
