import type { SubmissionResult } from '@conform-to/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { reversalCauses } from '#db/shapes/settling.ts';
import type { SettlementData } from './settlement.server.ts';
import type { reversalForm, takeBackForm, writeOffForm } from './settlement-forms.server.ts';

type Props = { page: SettlementData; lastResult?: SubmissionResult<string[]> | null; busy: boolean };
type Settled = SettlementData['settled'][number];

/** Says that a payment is none, and why. */
export const ReverseFields = ({
  payment,
  ...props
}: Props & { payment: NonNullable<Settled['payment']> }) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof reversalForm>>({
    id: 'reversal',
    lastResult: props.lastResult,
  });
  return (
    <RecordForm
      form={form}
      act="reverse-payment"
      narrow
      save={t('settlement:reverse.save')}
      busy={props.busy}
      cancelTo={paths.settlement(props.page.id)}
    >
      <input type="hidden" name="paymentId" value={payment.id} />
      <p>{t('settlement:reverse.body')}</p>
      <SelectField field={fields.cause} label={t('settlement:reverse.cause')}>
        {reversalCauses.map((cause) => (
          <option key={cause} value={cause}>
            {t(`settlement:reverse.causes.${cause}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        field={fields.reason}
        label={t('settlement:reverse.reason')}
        autoComplete="off"
        maxLength={500}
      />
      <FactorField field={fields.factorCode} />
    </RecordForm>
  );
};

/** Takes one allocation back: a credit note that was imputed, or what had been given up. */
export const TakeBackFields = ({ settled, ...props }: Props & { settled: Settled }) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof takeBackForm>>({
    id: 'take-back',
    lastResult: props.lastResult,
  });
  return (
    <RecordForm
      form={form}
      act="take-back"
      narrow
      save={t('settlement:takeBack.save')}
      busy={props.busy}
      cancelTo={paths.settlement(props.page.id)}
    >
      <input type="hidden" name="allocationId" value={settled.id} />
      <p>{t('settlement:takeBack.body')}</p>
      <TextField
        field={fields.reason}
        label={t('settlement:reverse.reason')}
        autoComplete="off"
        maxLength={500}
      />
      <FactorField field={fields.factorCode} />
    </RecordForm>
  );
};

/** Gives up what is owed. */
export const WriteOffFields = ({ page, lastResult, busy }: Props) => {
  const t = useT();
  const f = useFormat();
  const [form, fields] = useAppForm<ReturnType<typeof writeOffForm>>({ id: 'write-off', lastResult });
  const { balanceCents = 0, currency = 'EUR' } = page.followed ?? {};
  return (
    <RecordForm
      form={form}
      act="write-off"
      narrow
      save={t('settlement:writeOff.title', { amount: f.money(balanceCents, currency) })}
      busy={busy}
      cancelTo={paths.settlement(page.id)}
    >
      <p>{t('settlement:writeOff.body')}</p>
      <TextField
        field={fields.reason}
        label={t('settlement:reverse.reason')}
        autoComplete="off"
        maxLength={500}
      />
      <FactorField field={fields.factorCode} />
    </RecordForm>
  );
};
