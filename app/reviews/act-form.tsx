import { Form, useNavigation } from '@remix-run/react';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { useOnline } from '#app/ui/offline-notice.tsx';
import type { Question } from './review-data.ts';
import { placeOfAnswer, useKeptAnswer } from './use-kept-answer.ts';
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
  const form = useRef<HTMLFormElement>(null);
  useKeptAnswer(form, keeps ? placeOfAnswer(view.invoiceId, ask, `${view.round}.${line ?? ''}`) : null);
  return (
    <Form
      {...rest}
      ref={form}
      method="post"
      action={paths.review(view.invoiceId, { ask, line, lines: linesOf(view), as: as ?? undefined })}
      data-act={ask}
    >
      <input type="hidden" name="act" value={ask} />
      <input type="hidden" name="nonce" value={nonces[ask] ?? ''} />
      <input type="hidden" name="revision" value={view.revisionSha256} />
      {children}
    </Form>
  );
};

/** The button that sends it: waits for the network in words, and can't be pressed twice. */
export const ActButton = (props: ComponentProps<typeof Button> & { ask: Question }) => {
  const { ask, ...rest } = props;
  const t = useT();
  const isOnline = useOnline();
  const { formData, state } = useNavigation();
  const isBusy = state !== 'idle' && formData?.get('act') === ask && formData.get('intent') !== 'preview';
  return <Button {...rest} busy={isBusy} blocked={rest.blocked || (!isOnline && t('review:acts.offline'))} />;
};
