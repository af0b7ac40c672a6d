import { Form } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { placeOfAnswer } from '#app/light/kept-place.ts';
import type { Question } from './review-data.ts';
import { linesOf, useReview } from './use-review.ts';

type Props = Omit<ComponentProps<typeof Form>, 'action' | 'method'> & {
  ask: Question;
  line?: string;
  /** What is typed outlives the closing of the question. */
  keeps?: boolean;
  children: ReactNode;
};

/**
 * A form that decides: it names its act, proves that this page was shown to this person, and says which content they
 * read. It posts to the address of its own question, so that an answer with mistakes finds the dialog open again.
 */
export const ActForm = ({ ask, line, keeps = false, children, ...rest }: Props) => {
  const { view, nonces, as } = useReview();
  return (
    <Form
      {...rest}
      method="post"
      action={paths.review(view.invoiceId, { ask, line, lines: linesOf(view), as: as ?? undefined })}
      data-act={ask}
      data-waits=""
      data-keeps={keeps ? placeOfAnswer(view.invoiceId, ask, `${view.round}.${line ?? ''}`) : undefined}
    >
      <input type="hidden" name="act" value={ask} />
      <input type="hidden" name="nonce" value={nonces[ask] ?? ''} />
      <input type="hidden" name="revision" value={view.revisionSha256} />
      {children}
    </Form>
  );
};
