import type { ReactNode } from 'react';
import { LinkButton } from '#app/ui/button.tsx';

type Props = {
  title: ReactNode;
  /** A second line under the title. */
  under?: ReactNode;
  back: { to: string; label: string };
  /** What can be done, at the right. */
  children?: ReactNode;
};

/** The title of a record, with the way back to its list. */
export const RecordHead = ({ title, under, back, children }: Props) => (
  <div className="page-head">
    <div>
      <LinkButton look="quiet" size="desk" icon="arrow-left" className="back" to={back.to}>
        {back.label}
      </LinkButton>
      <h1 className="h1">{title}</h1>
      {under && <p className="under">{under}</p>}
    </div>
    {children && <div className="row push">{children}</div>}
  </div>
);
