import type { FieldMetadata, FormMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { type AnyField, SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Fieldset } from '#app/ui/field.tsx';

type Rows<Row> = FieldMetadata<Row[] | undefined, Record<string, unknown>, string[]>;
type FormOf = Pick<FormMetadata<Record<string, unknown>, string[]>, 'insert' | 'remove'>;
type Props<Row> = { form: unknown; list: unknown } & { row?: Row };

type DayRow = { from?: string; to?: string };
type ReminderRow = { at?: string; value?: string };

/** Days on which the business answers nothing; a row without an end is a single day. */
export const ClosingDays = ({ form, list }: Props<DayRow>) => {
  const t = useT();
  return (
    <RowList<DayRow>
      form={form as FormOf}
      list={list as Rows<DayRow>}
      legend={t('businesses:policy.closingDays')}
      hint={t('businesses:policy.closingDaysHint')}
      add={t('businesses:policy.addDay')}
      most={60}
      empty={{ from: '', to: '' }}
    >
      {(row) => (
        <>
          <TextField field={row.from} label={t('businesses:policy.dayFrom')} type="date" />
          <TextField field={row.to} label={t('businesses:policy.dayTo')} type="date" />
        </>
      )}
    </RowList>
  );
};

/** When to remind the owner inside the window. */
export const Reminders = ({ form, list }: Props<ReminderRow>) => {
  const t = useT();
  return (
    <RowList<ReminderRow>
      form={form as FormOf}
      list={list as Rows<ReminderRow>}
      legend={t('businesses:policy.reminders')}
      hint={t('businesses:policy.remindersHint')}
      add={t('businesses:policy.addReminder')}
      most={4}
      empty={{ at: 'beforeEnd', value: '' }}
    >
      {(row) => (
        <>
          <TextField field={row.value} label={t('businesses:policy.reminderValue')} inputMode="numeric" autoComplete="off" />
          <SelectField field={row.at} label={t('businesses:policy.reminderAt')}>
            <option value="fraction">{t('businesses:policy.reminderFraction')}</option>
            <option value="beforeEnd">{t('businesses:policy.reminderBefore')}</option>
          </SelectField>
        </>
      )}
    </RowList>
  );
};

type RowListProps<Row> = {
  form: FormOf;
  list: Rows<Row>;
  legend: string;
  hint: string;
  add: string;
  most: number;
  empty: Row;
  children: (row: Record<keyof Row & string, AnyField>) => ReactNode;
};

/** Rows that can be added and taken away; the buttons are submits that conform understands, so they need no script. */
const RowList = <Row,>({ form, list, legend, hint, add, most, empty, children }: RowListProps<Row>) => {
  const t = useT();
  const rows = list.getFieldList();
  const named = { name: list.name };
  return (
    <Fieldset legend={legend} hint={hint} errors={list.errors}>
      {rows.length > 0 && (
        <ul className="repeat">
          {rows.map((row, index) => (
            <li key={row.key}>
              {children(row.getFieldset() as unknown as Record<keyof Row & string, AnyField>)}
              <Button
                {...form.remove.getButtonProps({ ...named, index })}
                size="desk"
                icon="trash-2"
                iconOnly={t('businesses:policy.removeRow', { number: index + 1 })}
              />
            </li>
          ))}
        </ul>
      )}
      {rows.length < most && (
        <p>
          <Button {...form.insert.getButtonProps({ ...named, defaultValue: empty as never })} size="desk" icon="plus">
            {add}
          </Button>
        </p>
      )}
    </Fieldset>
  );
};
