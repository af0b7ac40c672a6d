import type { ComponentProps, ReactNode } from 'react';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { paymentMeans } from '#db/shapes/settling.ts';

type AnyField = ComponentProps<typeof TextField>['field'];

/** What is asked of any payment that is recorded by hand, beside its amount: when it came, how, and under what reference. */
export const PaymentFacts = ({
  fields,
  today,
  children,
}: {
  fields: { paidOn: AnyField; means: ComponentProps<typeof SelectField>['field']; reference: AnyField };
  today: string;
  children: ReactNode;
}) => {
  const t = useT();
  return (
    <>
      <div className="two">
        {children}
        <TextField field={fields.paidOn} label={t('settlement:record.paidOn')} type="date" max={today} />
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
    </>
  );
};
