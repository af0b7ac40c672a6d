import type { SubmissionResult } from '@conform-to/react';
import type { ReactNode } from 'react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { reversalCauses } from '#db/shapes/settling.ts';
import type { SettlementData } from './settlement.server.ts';
import type { reversalForm } from './settlement-forms.server.ts';

type Props = { page: SettlementData; lastResult?: SubmissionResult<string[]> | null; busy: boolean };
type Settled = SettlementData['settled'][number];

type UndoProps = Props & {
  act: 'reverse-payment' | 'take-back' | 'write-off';
  says: ReactNode;
  save: string;
  /** What it is about, as hidden fields. */
  children?: ReactNode;
};

/** What makes money disappear: what it does, why, and a factor given just before. */
const UndoForm = ({ page, lastResult, busy, act, says, save, children }: UndoProps) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof reversalForm>>({ id: act, lastResult });
  return (
    <RecordForm form={form} act={act} narrow save={save} busy={busy} cancelTo={paths.settlement(page.id)}>
      {children}
      <p>{says}</p>
      {act === 'reverse-payment' && (
        <SelectField field={fields.cause} label={t('settlement:reverse.cause')}>
          {reversalCauses.map((cause) => (
            <option key={cause} value={cause}>
              {t(`settlement:reverse.causes.${cause}`)}
            </option>
          ))}
        </SelectField>
      )}
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

/** Says that a payment is none, and why. */
export const ReverseFields = ({
  payment,
  ...props
}: Props & { payment: NonNullable<Settled['payment']> }) => {
  const t = useT();
  return (
    <UndoForm
      {...props}
      act="reverse-payment"
      says={t('settlement:reverse.body')}
      save={t('settlement:reverse.save')}
    >
      <input type="hidden" name="paymentId" value={payment.id} />
    </UndoForm>
  );
};

/** Takes one allocation back: a credit note that was imputed, or what had been given up. */
export const TakeBackFields = ({ settled, ...props }: Props & { settled: Settled }) => {
  const t = useT();
  return (
    <UndoForm
      {...props}
      act="take-back"
      says={t('settlement:takeBack.body')}
      save={t('settlement:takeBack.save')}
    >
      <input type="hidden" name="allocationId" value={settled.id} />
    </UndoForm>
  );
};

/** Gives up what is owed. */
export const WriteOffFields = (props: Props) => {
  const t = useT();
  const f = useFormat();
  const { balanceCents = 0, currency = 'EUR' } = props.page.followed ?? {};
  return (
    <UndoForm
      {...props}
      act="write-off"
      says={t('settlement:writeOff.body')}
      save={t('settlement:writeOff.title', { amount: f.money(balanceCents, currency) })}
    />
  );
};
