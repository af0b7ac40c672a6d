import { inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Input, NumberInput, Select } from '#app/ui/input.tsx';
import { dueKinds } from './due-rule-schema.ts';
import { EditorField, Margin } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';

/** When it is due: the rule, and what that rule asks for; the style sheet hides what it does not. */
export const DueFields = ({ fields, form }: { fields: Fields; form: Form }) => {
  const t = useT();
  const due = fields.dueRule.getFieldset();
  return (
    <div className="due-rule">
      <Margin fields={[due.kind, due.days, due.day, due.date]}>
        <div className="two">
          <EditorField field={due.kind} label={t('editor:due')}>
            {(props) => (
              <Select desk {...props} {...inputOf(due.kind)}>
                {dueKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`editor:dueKind.${kind}`)}
                  </option>
                ))}
              </Select>
            )}
          </EditorField>
          <EditorField field={due.days} label={t('editor:dueDays')} className="due-days">
            {(props) => <NumberInput desk {...props} {...inputOf(due.days)} inputMode="numeric" />}
          </EditorField>
          <EditorField field={due.day} label={t('editor:dueDay')} className="due-day">
            {(props) => <NumberInput desk {...props} {...inputOf(due.day)} inputMode="numeric" />}
          </EditorField>
          <EditorField field={due.date} label={t('editor:dueDate')} className="due-date">
            {(props) => <Input desk type="date" className="num" {...props} {...inputOf(due.date)} />}
          </EditorField>
        </div>
      </Margin>
      <div className="due-parts">
        <Instalments fields={fields} form={form} />
      </div>
    </div>
  );
};

/** The parts of a payment in several: a share and its days after issue each. */
const Instalments = ({ fields, form }: { fields: Fields; form: Form }) => {
  const t = useT();
  const list = fields.dueRule.getFieldset().parts;
  return (
    <div className="stack">
      {list.getFieldList().map((part, index) => {
        const { percent, days } = part.getFieldset();
        const n = index + 1;
        return (
          <Margin key={part.key ?? part.name} fields={[percent, days]}>
            <div className="two preceding">
              <EditorField field={percent} label={t('editor:instalment.percent', { n })}>
                {(props) => <NumberInput desk {...props} {...inputOf(percent)} />}
              </EditorField>
              <EditorField field={days} label={t('editor:instalment.days', { n })}>
                {(props) => <NumberInput desk {...props} {...inputOf(days)} inputMode="numeric" />}
              </EditorField>
              <Button
                {...form.remove.getButtonProps({ name: list.name, index })}
                size="desk"
                look="quiet"
                icon="trash-2"
                iconOnly={t('editor:instalment.remove', { n })}
              />
            </div>
          </Margin>
        );
      })}
      <p>
        <Button
          {...form.insert.getButtonProps({ name: list.name, defaultValue: { percent: '', days: '' } })}
          size="desk"
          icon="plus"
        >
          {t('editor:instalment.add')}
        </Button>
      </p>
    </div>
  );
};
