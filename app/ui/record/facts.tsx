import type { ReactNode } from 'react';

type Fact = { label: ReactNode; value: ReactNode };

/** Label and value, one a line. What is empty is left out. */
export const FactList = ({ facts }: { facts: readonly (Fact | false | null | '')[] }) => (
  <dl className="fact-list">
    {facts
      .filter((fact): fact is Fact => typeof fact === 'object' && fact !== null && fact.value !== '')
      .map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** A part of a record with its heading and what can be done there. */
export const Section = ({
  title,
  acts,
  children,
}: {
  title: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}) => (
  <section className="sec">
    <div className="sec__h">
      <h2 className="h3">{title}</h2>
      {acts && <div className="acts">{acts}</div>}
    </div>
    {children}
  </section>
);
