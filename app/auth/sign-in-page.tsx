import type { ReactNode } from 'react';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

type Props = {
  title: ReactNode;
  intro?: ReactNode;
  notice?: ReactNode;
  after?: ReactNode;
  children: ReactNode;
};

/** One sheet on the desk: what is asked, and under it what helps those who came by mistake. */
export const SignInPage = ({ title, intro, notice, after, children }: Props) => (
  <Page head={<PlainHead />} narrow>
    <div className="end max-w-[27rem]">
      <div className="stack">
        <h1 className="h1">{title}</h1>
        {intro && <p className="muted">{intro}</p>}
      </div>
      {notice}
      <div className="sheet pad">{children}</div>
      {after && <div className="stack small muted">{after}</div>}
    </div>
  </Page>
);
