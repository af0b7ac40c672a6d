import type { SubmissionResult } from '@conform-to/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { writeCents } from '#app/lib/numbers.ts';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { differenceKinds } from '#db/shapes/settling.ts';
import type { SettlementData } from './settlement.server.ts';
import type { differenceForm } from './settlement-forms.server.ts';

type Props = { page: SettlementData; lastResult?: SubmissionResult<string[]> | null; busy: boolean };

/** Lets a small difference go. It offers what is still owed, as far as that is small. */
export const DifferenceFields = ({ page, lastResult, busy }: Props) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const { balanceCents = 0, currency = 'EUR' } = page.followed ?? {};
  const limit = page.differenceLimitCents;
  const [form, fields] = useAppForm<ReturnType<typeof differenceForm>>({
    id: 'difference',
    lastResult,
    defaultValue: {
      amount: balanceCents <= limit ? writeCents(balanceCents, locale) : '',
      kind: 'bankCharges',
    },
  });
  return (
    <RecordForm
      form={form}
      act="difference"
      narrow
      save={t('settlement:difference.save')}
      busy={busy}
      cancelTo={paths.settlement(page.id)}
    >
      <p>
        {limit > 0
          ? t('settlement:difference.body', { limit: f.money(limit, currency) })
          : t('settlement:difference.bodyNone')}
      </p>
      <input type="hidden" name={fields.owed.name} value={balanceCents} />
      <div className="two">
        <TextField
          field={fields.amount}
          label={t('settlement:difference.amount')}
          inputMode="decimal"
          autoComplete="off"
        />
        <SelectField field={fields.kind} label={t('settlement:difference.kind')}>
          {differenceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`settlement:difference.kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <FactorField field={fields.factorCode} />
    </RecordForm>
  );
};
