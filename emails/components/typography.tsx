import { Heading, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { color, font, sans, serif } from '../theme.ts';

/** A row of the sheet, with the page's margins. */
export function Block({
  children,
  bottom = 24,
  top = 0,
}: {
  children: ReactNode;
  bottom?: number;
  top?: number;
}) {
  return (
    <tr>
      <td className="m-pad" style={{ padding: `${top}px 32px ${bottom}px` }}>
        {children}
      </td>
    </tr>
  );
}

type OpeningProps = { headline: string; limit?: string; sentence?: string };

/**
 * The headline with the time limit under it, and what follows from it. They repeat the mail's summary, which already
 * opens the plain text, and are left out there.
 */
export function Opening({ headline, limit, sentence }: OpeningProps) {
  return (
    <tr data-skip-in-text={true}>
      <td className="m-pad" style={{ padding: '28px 32px 16px' }}>
        <Heading as="h1" className="m-ink m-h1" style={headlineStyle}>
          <Unbroken text={headline} />
          {limit && (
            <span className="m-h1-limit" style={limitStyle}>
              <Unbroken text={limit} />
            </span>
          )}
        </Heading>
        {sentence && (
          <Text className="m-ink" style={{ ...paragraph, margin: '10px 0 0' }}>
            <Unbroken text={sentence} />
          </Text>
        )}
      </td>
    </tr>
  );
}

export function Paragraph({ children, last = true }: { children: ReactNode; last?: boolean }) {
  return (
    <Text className="m-ink" style={{ ...paragraph, margin: last ? 0 : '0 0 12px' }}>
      {children}
    </Text>
  );
}

/** Legal and explanatory text. */
export function Fine({ children, last = true }: { children: ReactNode; last?: boolean }) {
  return (
    <Text className="m-ink" style={{ ...fine, margin: last ? 0 : '0 0 10px' }}>
      {children}
    </Text>
  );
}

/** Second lines and footers. */
export function Small({ children, last = true }: { children: ReactNode; last?: boolean }) {
  return (
    <Text className="m-soft" style={{ ...small, margin: last ? 0 : '0 0 10px' }}>
      {children}
    </Text>
  );
}

/** A number or a name that must not break across lines. */
export function Whole({ children }: { children: ReactNode }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{children}</span>;
}

export const headlineStyle = {
  margin: 0,
  ...font(serif, 27, 34),
  letterSpacing: '-.2px',
  color: color.ink,
};
const limitStyle = { display: 'block', marginTop: 4, ...font(serif, 20, 28), letterSpacing: 0 } as const;
const paragraph = { ...font(sans, 16, 25), color: color.ink };
const fine = { ...font(sans, 14, 22), color: color.ink };
export const small = { ...font(sans, 13, 20), color: color.graphite };

/** Text in which the number of a document (`PROV-2026-0418`) never breaks at its hyphens. */
export function Unbroken({ text }: { text: string }) {
  const parts = text.split(/([A-Z]+-\d{4}-\d+)/);
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, never reordered.
    index % 2 === 1 ? <Whole key={index}>{part}</Whole> : part,
  );
}

/** `text` with the first `part` in bold. */
export function Emphasised({ text, part }: { text: string; part: string }) {
  const [before = '', ...after] = text.split(part);
  return (
    <>
      {before}
      {after.length > 0 && <b>{part}</b>}
      {after.join(part)}
    </>
  );
}
