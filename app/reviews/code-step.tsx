import { useId } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import type { Refusal } from './review-answers.server.ts';
import { useReview } from './use-review.ts';

/** Above an amount the policy asks for more than the link: a code that was sent to the address on record. */
export const CodeStep = ({ refusal, isSent }: { refusal: Refusal | undefined; isSent: boolean }) => {
  const t = useT();
  const id = useId();
  const { address } = useReview().view.reader;
  const errors =
    refusal === 'codeWrong' || refusal === 'codeNeeded' ? [t(`review:refused.${refusal}`)] : undefined;
  return (
    <div className="sheet pad stack" data-status={isSent ? 'code-sent' : 'code-needed'}>
      <p className="label">{t('review:code.title')}</p>
      <p className="small muted" role={isSent ? 'status' : undefined}>
        {t(isSent ? 'review:code.sent' : 'review:code.body', { address })}
      </p>
      {isSent && (
        <Field id={id} label={t('review:code.label')} errors={errors}>
          {(props) => (
            <Input
              {...props}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              className="num tracking-[.2em]"
            />
          )}
        </Field>
      )}
      <Button name="send" value="code" look={isSent ? 'quiet' : undefined} icon="mail" block>
        {t(isSent ? 'review:code.again' : 'review:code.send')}
      </Button>
    </div>
  );
};
