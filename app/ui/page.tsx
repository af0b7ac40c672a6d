import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Footer } from './footer.tsx';

type Props = {
  /** `TopBar`, `OwnerHead`, `CustomerHead` or `PlainHead`. */
  head: ReactNode;
  /** The stylesheet of the page: `page-review`, `page-inbox`, `page-today`, `page-editor`, `page-timeline`, `page-customer`. */
  className?: string;
  /** Owner and customer pages stop at 82 rem. */
  narrow?: boolean;
  children: ReactNode;
};

/** Head, main, footer: every page stands in one. */
export const Page = ({ head, className, narrow, children }: Props) => (
  <>
    {head}
    <main id="content" tabIndex={-1} className={classes('wrap', narrow && 'wrap--page', className)}>
      {children}
    </main>
    <Footer narrow={narrow} />
  </>
);

/** The title of a console page, with its actions at the right. */
export const PageHead = ({ title, children }: { title: ReactNode; children?: ReactNode }) => (
  <div className="page-head">
    <h1 className="h1">{title}</h1>
    {children && <div className="row push">{children}</div>}
  </div>
);
