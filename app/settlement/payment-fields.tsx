import type { SubmissionResult } from '@conform-to/react';
import { writeCents } from '#app/invoices/numbers.ts';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { paymentMeans } from '#db/shapes/settling.ts';
import type { SettlementData } from './settlement.server.ts';
import type { paymentForm } from './settlement-forms.server.ts';

type Props = { page: SettlementData; lastResult?: SubmissionResult<string[]> | null; busy: boolean };

type Claim = NonNullable<SettlementData['talk']>['claims'][number];

/** Records money that came; it offers what is still owed, by transfer, today, or what somebody said that came. */
export const PaymentFields = ({ page, lastResult, busy, claim }: Props & { claim?: Claim | undefined }) => {
  const t = useT();
  const locale = useLocale();
  const [form, fields] = useAppForm<ReturnType<typeof paymentForm>>({
    id: 'payment',
    lastResult,
    defaultValue: {
      paymentId: page.paymentId,
      amount: writeCents(claim?.cents ?? page.followed?.balanceCents ?? 0, locale),
      paidOn: claim?.paidOn ?? page.today,
      means: claim?.means ?? 'transfer',
    },
  });
  return (
    <RecordForm
      form={form}
      act="record-payment"
      narrow
      icon="check"
      save={t('settlement:record.save')}
      busy={busy}
      cancelTo={paths.settlement(page.id)}
    >
      <input type="hidden" name="paymentId" value={fields.paymentId.initialValue ?? page.paymentId} />
      {claim && <input type="hidden" name="claimId" value={claim.id} />}
      <div className="two">
        <TextField
          field={fields.amount}
          label={t('settlement:record.amount')}
          hint={t('settlement:record.amountHint')}
          inputMode="decimal"
          autoComplete="off"
        />
        <TextField field={fields.paidOn} label={t('settlement:record.paidOn')} type="date" max={page.today} />
      </div>
      <div className="two">
        <SelectField field={fields.means} label={t('settlement:record.means')}>
          {paymentMeans.map((means) => (
            <option key={means} value={means}>
              {t(`settlement:means.${means}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          field={fields.reference}
          label={t('settlement:record.reference')}
          autoComplete="off"
          maxLength={140}
          optional
        />
      </div>
    </RecordForm>
  );
};
