import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { classes } from './classes.ts';
import type { Stage } from './vocabulary.ts';

/** The invoice as people read it on a screen: its head, its facts, its lines, its totals, what the law wants said. */

export const DocumentTitle = ({
  title,
  number,
  stage,
}: {
  title: ReactNode;
  number: ReactNode;
  stage: Stage;
}) => (
  <div className="doc-title">
    <h2 className="h2">{title}</h2>
    <span className={classes('no', stage === 'ink' && 'no--ink')}>
      <span className="nowrap">{number}</span>
    </span>
  </div>
);

type Party = { name: string; lines: readonly ReactNode[] };

/** Seller and buyer. Lines hold address and identifiers, already formatted. */
export const Parties = ({ from, to }: { from: Party; to: Party }) => {
  const t = useT();
  const party = (label: string, { name, lines }: Party) => (
    <div>
      <h3>{label}</h3>
      <p className="who">{name}</p>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address have no other identity
        <p key={index} className="muted">
          {line}
        </p>
      ))}
    </div>
  );
  return (
    <div className="parties">
      {party(t('document.from'), from)}
      {party(t('document.to'), to)}
    </div>
  );
};

/** Dates and references in a band: `<Facts items={[{ label: 'Échéance', value: '…' }]} />`. */
export const Facts = ({ items }: { items: readonly { label: ReactNode; value: ReactNode }[] }) => (
  <dl className="facts">
    {items.map(({ label, value }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
      <div key={index}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

export type TotalRow = {
  label: ReactNode;
  /** Smaller text under the label. */
  detail?: ReactNode;
  value: ReactNode;
  /** `sub`: a sum in bold. `net`: the amount due, with the double rule; one per document. */
  kind?: 'sub' | 'net';
};

export const Totals = ({ rows }: { rows: readonly TotalRow[] }) => (
  <dl className="totals">
    {rows.map(({ label, detail, value, kind }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
      <div key={index} className={kind}>
        <dt>
          {label}
          {detail && (
            <>
              <br />
              <span className="small faint">{detail}</span>
            </>
          )}
        </dt>
        <dd className="num">{value}</dd>
      </div>
    ))}
  </dl>
);
