import { useId } from 'react';
import type { CodeRefusal } from '#app/auth/link-code.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

/** Where the code of a reader stands: not asked for, on its way, or three were sent in a quarter of an hour. */
export type CodeSending = 'no' | 'sent' | 'tooMany';
export const codeSendingOf = (done: string | null | undefined): CodeSending =>
  done === 'code' ? 'sent' : done === 'code-locked' ? 'tooMany' : 'no';

const refusals: readonly string[] = [
  'codeNeeded',
  'codeWrong',
  'codeExpired',
  'codeSpent',
  'codeLocked',
] satisfies CodeRefusal[];
export const isCodeRefusal = (refusal: string | null | undefined): refusal is CodeRefusal =>
  refusals.includes(refusal ?? '');

type Props = {
  refusal: CodeRefusal | undefined;
  sending: CodeSending;
  /** Where it goes, shortened. */
  address: string;
  /** For how many documents it is asked. */
  count?: number;
};

/** Above an amount the policy asks for more than the link: a code that was sent to the address on record. */
export const CodeStep = ({ refusal, sending, address, count = 1 }: Props) => {
  const t = useT();
  const id = useId();
  const isAsked = sending !== 'no' || refusal !== undefined;
  const status = sending === 'no' ? (isAsked ? 'code-refused' : 'code-needed') : `code-${sending}`;
  return (
    <div className="sheet pad stack" data-status={status}>
      <p className="label">{t('review:code.title', { count })}</p>
      <p className="small muted" role={sending === 'no' ? undefined : 'status'}>
        {t(`review:code.${sending === 'no' ? 'body' : sending}`, { address })}
      </p>
      {isAsked && (
        <Field
          id={id}
          label={t('review:code.label')}
          errors={refusal ? [t(`review:refused.${refusal}`)] : undefined}
        >
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
      {/* Enter in the field confirms: it would press the first button, which asks for another code. */}
      {isAsked && <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" />}
      <Button name="send" value="code" look={isAsked ? 'quiet' : undefined} icon="mail" block>
        {t(isAsked ? 'review:code.again' : 'review:code.send')}
      </Button>
    </div>
  );
};
