import type { SubmissionResult } from '@conform-to/react';
import { useAppForm } from '#app/lib/forms.tsx';
import { writeCents } from '#app/lib/numbers.ts';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { PaymentFacts } from './payment-facts.tsx';
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
      <PaymentFacts fields={fields} today={page.today}>
        <TextField
          field={fields.amount}
          label={t('settlement:record.amount')}
          hint={t('settlement:record.amountHint')}
          inputMode="decimal"
          autoComplete="off"
        />
      </PaymentFacts>
    </RecordForm>
  );
};
