import { Form, useSearchParams } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { Button } from '#app/ui/button.tsx';
import type { Access, Question } from './review-data.ts';

type Props = Pick<
  ComponentProps<typeof Button>,
  'look' | 'size' | 'block' | 'icon' | 'iconOnly' | 'blocked' | 'id'
> & {
  access: Access;
  ask: Question;
  /** The line the question is about. */
  line?: string;
  children?: ReactNode;
};

/**
 * Asks a question, decides nothing. By the mail's link it exchanges the token for a cookie and arrives at the question;
 * afterwards it is an address of the page. A form in both cases, so that it works before any script.
 */
export const AskButton = ({ access, ask, line, blocked, children, ...look }: Props) => {
  const isLink = access.kind === 'link';
  // By the mail's link a POST leads to the first page.
  const page = useSearchParams()[0].get('lines');
  return (
    <Form
      method={isLink ? 'post' : 'get'}
      action={isLink ? paths.reviewLink(access.token) : paths.review(access.invoiceId)}
      data-act={isLink ? ask : undefined}
      data-waits=""
      data-stays=""
      className="contents"
    >
      {!isLink && access.as && <input type="hidden" name="as" value={access.as} />}
      <input type="hidden" name="ask" value={ask} />
      {line && <input type="hidden" name="line" value={line} />}
      {page && <input type="hidden" name="lines" value={page} />}
      <Button {...look} blocked={blocked}>
        {children}
      </Button>
    </Form>
  );
};
