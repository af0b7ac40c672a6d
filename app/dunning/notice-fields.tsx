import type { SubmissionResult } from '@conform-to/react';
import { Form, useSearchParams } from '@remix-run/react';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Check } from '#app/ui/check.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { DunningData } from './dunning.server.ts';
import type { noticeForm } from './dunning-forms.server.ts';
import { LeftOutList } from './left-out-list.tsx';
import { LetterPreview } from './letter-preview.tsx';
import type { NoticeData } from './notice.server.ts';
import { useRefusalWords } from './use-refusal-words.ts';

type Props = {
  notice: NoticeData;
  dunning: DunningData;
  customer: { id: string };
  lastResult?: SubmissionResult<string[]> | null | undefined;
};

/** A formal notice: the days it leaves, what it claims, the letter as it would be, and the press that puts it before its owner. */
export const NoticeFields = ({ notice, dunning, customer, lastResult }: Props) => {
  const t = useT();
  const f = useFormat();
  const busy = useSending();
  const [search] = useSearchParams();
  const refusal = useRefusalWords(dunning);
  const { id, mark, payDays, offeredDays, isClaiming, reason, claim, refusals, leftOut, letter } = notice;
  const [form, fields] = useAppForm<ReturnType<typeof noticeForm>>({
    id: 'notice',
    lastResult,
    defaultValue: { payDays: String(payDays), claim: isClaiming ? 'on' : undefined, reason },
  });
  const errors = lastResult?.error?.notice;
  // The reason is asked for in its field.
  const others = refusals.filter((each) => each !== 'notRipe');
  return (
    <div className="stack">
      <p>{t('dunning:notice.lead')}</p>
      {errors && (
        <Notice tone="red" role="alert">
          <p>{errors.join(' ')}</p>
        </Notice>
      )}
      {search.has('changed') && refusals.length === 0 && (
        <Notice role="status" told>
          {t('dunning:notice.readAgain')}
        </Notice>
      )}
      {refusals.length > 0 && (
        <Notice tone="ochre">
          <ul className="plain" data-refusals={refusals.join(' ')}>
            {refusals.map((each) => (
              <li key={each}>{refusal(each)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        data-act="prepare-notice"
        data-first
        className="record-form"
      >
        <input type="hidden" name="act" value="prepare-notice" />
        <input type="hidden" name="notice" value="1" />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="mark" value={mark} />
        <FormErrors form={form} />
        <SelectField field={fields.payDays} label={t('dunning:notice.days')}>
          {offeredDays.map((count) => (
            <option key={count} value={count}>
              {t('dunning:notice.day', { count })}
            </option>
          ))}
        </SelectField>
        {claim.claimed ? (
          <div>
            <Check desk name="claim" value="on" defaultChecked={fields.claim.initialValue === 'on'}>
              {t('dunning:notice.claim')}
            </Check>
            <p className="small muted">
              {t('dunning:notice.claimOf', {
                interest: f.money(claim.claimed.interestCents, 'EUR'),
                indemnity: f.money(claim.claimed.indemnityCents, 'EUR'),
              })}
            </p>
            {claim.isPartial && <p className="small">{t('dunning:notice.claimPartial')}</p>}
          </div>
        ) : (
          <p className="small muted">{t('dunning:notice.claimNone')}</p>
        )}
        <TextField
          field={fields.reason}
          label={t('dunning:notice.reason')}
          hint={t('dunning:notice.reasonHint')}
          optional
          autoComplete="off"
          maxLength={500}
        />
        {letter && <LetterPreview text={letter} />}
        <LeftOutList list={leftOut} />
        <div className="form-foot">
          {others.length === 0 && (
            <Button look="primary" size="desk" icon="gavel" busy={busy}>
              {t('dunning:notice.save')}
            </Button>
          )}
          <Button size="desk" formMethod="get" formNoValidate>
            {t('dunning:notice.update')}
          </Button>
          <LinkButton look="quiet" size="desk" to={paths.outstanding(customer.id)} data-abandons="">
            {t('do.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  );
};
