import type { SubmissionResult } from '@conform-to/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { releaseForm, withdrawForm } from './dunning-forms.server.ts';
import { LetterPreview } from './letter-preview.tsx';
import type { WaitingData } from './notice.server.ts';

type Props = {
  waiting: WaitingData;
  customer: { id: string };
  mayDun: boolean;
  lastResult?: SubmissionResult<string[]> | null | undefined;
};

/** A letter that waits for its owner or for who releases it: as it would be written, and what can be done with it. */
export const WaitingLetter = ({ waiting, customer, mayDun, lastResult }: Props) => {
  const t = useT();
  const { row, letter, why, isOwn, mayRelease } = waiting;
  const errors = lastResult?.error?.waiting;
  const isAgreed = row.state === 'agreed';
  return (
    <div className="stack" data-waiting={row.state}>
      {errors && (
        <Notice tone="red" role="alert">
          <p>{errors.join(' ')}</p>
        </Notice>
      )}
      {why && (
        <Notice tone="ochre">
          <p>{t('dunning:notice.stale', { why: t(`dunning:cameTo.${why}`) })}</p>
        </Notice>
      )}
      {row.notice && !isAgreed && <p>{t('dunning:notice.waitsOwner')}</p>}
      {isAgreed && (
        <p>
          {t(
            isOwn
              ? 'dunning:notice.own'
              : mayRelease
                ? 'dunning:notice.releaseLead'
                : 'dunning:notice.notReleaser',
          )}
        </p>
      )}
      {letter && <LetterPreview text={letter} />}
      {isAgreed && mayRelease && !isOwn && <Release {...{ row, customer, lastResult }} />}
      {mayDun && <Withdraw {...{ row, customer, lastResult }} />}
    </div>
  );
};

type FormProps = Pick<Props, 'customer' | 'lastResult'> & Pick<WaitingData, 'row'>;

const Release = ({ row, customer, lastResult }: FormProps) => {
  const t = useT();
  const busy = useSending();
  const [form, fields] = useAppForm<typeof releaseForm>({ id: 'release-notice', lastResult });
  return (
    <RecordForm
      form={form}
      act="release-notice"
      narrow
      icon="gavel"
      save={t('dunning:notice.release')}
      busy={busy}
      cancelTo={paths.outstanding(customer.id)}
    >
      <input type="hidden" name="id" value={row.id} />
      <FactorField field={fields.factorCode} />
    </RecordForm>
  );
};

const Withdraw = ({ row, customer, lastResult }: FormProps) => {
  const t = useT();
  const busy = useSending();
  const [form, fields] = useAppForm<ReturnType<typeof withdrawForm>>({ id: 'withdraw-dunning', lastResult });
  return (
    <RecordForm
      form={form}
      act="withdraw-dunning"
      narrow
      save={t('dunning:letter.withdraw.save')}
      busy={busy}
      cancelTo={paths.outstanding(customer.id)}
    >
      <input type="hidden" name="id" value={row.id} />
      <TextField
        field={fields.words}
        label={t('dunning:letter.withdraw.words')}
        autoComplete="off"
        maxLength={500}
      />
    </RecordForm>
  );
};
