import type { ReactNode } from 'react';
import { type AnyField, SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Fieldset } from '#app/ui/field.tsx';

type ButtonProps = { name: string; value: string; form: string; formNoValidate: boolean };

/** What is used of a list of conform's, whatever its rows are. */
type List<Row extends string> = {
  name: string;
  errors?: string[];
  getFieldList: () => { key?: string; name: string; getFieldset: () => Record<Row, AnyField> }[];
};

type Rows = {
  /** The submits that add a row and take one away; conform understands them on the server, so they need no script. */
  insert: ButtonProps;
  remove: (index: number) => ButtonProps;
};

/** Days on which the business answers nothing; a row without an end is a single day. */
export const ClosingDays = ({ list, ...rows }: Rows & { list: List<'from' | 'to'> }) => {
  const t = useT();
  return (
    <RowList
      {...rows}
      list={list}
      legend={t('businesses:policy.closingDays')}
      hint={t('businesses:policy.closingDaysHint')}
      add={t('businesses:policy.addDay')}
      most={60}
    >
      {({ from, to }) => (
        <>
          <TextField field={from} label={t('businesses:policy.dayFrom')} type="date" />
          <TextField field={to} label={t('businesses:policy.dayTo')} type="date" />
        </>
      )}
    </RowList>
  );
};

/** When to remind the owner inside the window. */
export const Reminders = ({ list, ...rows }: Rows & { list: List<'at' | 'value'> }) => {
  const t = useT();
  return (
    <RowList
      {...rows}
      list={list}
      legend={t('businesses:policy.reminders')}
      hint={t('businesses:policy.remindersHint')}
      add={t('businesses:policy.addReminder')}
      most={4}
    >
      {({ at, value }) => (
        <>
          <TextField
            field={value}
            label={t('businesses:policy.reminderValue')}
            inputMode="numeric"
            data-number=""
            autoComplete="off"
          />
          <SelectField field={at} label={t('businesses:policy.reminderAt')}>
            <option value="fraction">{t('businesses:policy.reminderFraction')}</option>
            <option value="beforeEnd">{t('businesses:policy.reminderBefore')}</option>
          </SelectField>
        </>
      )}
    </RowList>
  );
};

type RowListProps<Row extends string> = Rows & {
  list: List<Row>;
  legend: string;
  hint: string;
  add: string;
  most: number;
  children: (row: Record<Row, AnyField>) => ReactNode;
};

const RowList = <Row extends string>(props: RowListProps<Row>) => {
  const t = useT();
  const { list, insert, remove, legend, hint, add, most, children } = props;
  const rows = list.getFieldList();
  return (
    <Fieldset legend={legend} hint={hint} errors={list.errors}>
      {rows.length > 0 && (
        <ul className="repeat">
          {rows.map((row, index) => (
            <li key={row.key ?? row.name}>
              {children(row.getFieldset())}
              <Button
                {...remove(index)}
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
          <Button {...insert} size="desk" icon="plus">
            {add}
          </Button>
        </p>
      )}
    </Fieldset>
  );
};
