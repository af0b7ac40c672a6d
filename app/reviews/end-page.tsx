import type { ReactNode } from 'react';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import { callOf } from './call-of.ts';
import { type ReviewPageData, ReviewProvider } from './use-review.ts';

type Props = { data: ReviewPageData; notice?: ReactNode; dialog?: ReactNode; children: ReactNode };

/** A page that ends something: what was decided, what follows. */
export const EndPage = ({ data, notice, dialog, children }: Props) => (
  <ReviewProvider value={data}>
    <Page head={<OwnerHead contact={callOf(data.view)} />} className="page-review">
      <div className="end">
        {notice}
        {children}
      </div>
      {dialog}
    </Page>
  </ReviewProvider>
);
