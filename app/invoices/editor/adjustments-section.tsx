import { inputOf } from '#app/lib/forms.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Input, NumberInput, Select } from '#app/ui/input.tsx';
import { EditorField, Margin } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';
import { vatChoices } from './vat-choices.ts';

/** Discounts and charges on the document as a whole. */
export const AdjustmentsSection = ({ fields, form }: { fields: Fields; form: Form }) => {
  const t = useT();
  const locale = useLocale();
  const list = fields.adjustments;
  const label = (field: 'kind' | 'reason' | 'amount', n: number) =>
    t('editor:adjustment.ofRow', { field: t(`editor:adjustment.${field}`), n });
  return (
    <section className="sec" aria-labelledby="s-adjustments">
      <h2 className="h3" id="s-adjustments">
        {t('editor:section.adjustments')}
      </h2>
      {list.getFieldList().map((row, index) => {
        const { kind, reason, amount, vat } = row.getFieldset();
        const n = index + 1;
        return (
          <Margin key={row.key ?? row.name} fields={[kind, reason, amount, vat]}>
            <div className="row adjustment">
              <EditorField field={kind} label={label('kind', n)} hideLabel>
                {(props) => (
                  <Select desk {...props} {...inputOf(kind)}>
                    <option value="allowance">{t('editor:adjustment.allowance')}</option>
                    <option value="charge">{t('editor:adjustment.charge')}</option>
                  </Select>
                )}
              </EditorField>
              <EditorField field={reason} label={label('reason', n)} hideLabel className="grow">
                {(props) => (
                  <Input desk {...props} {...inputOf(reason)} placeholder={t('editor:adjustment.reason')} />
                )}
              </EditorField>
              <EditorField field={amount} label={label('amount', n)} hideLabel className="w-amount">
                {(props) => (
                  <NumberInput
                    desk
                    {...props}
                    {...inputOf(amount)}
                    placeholder={t('editor:adjustment.amount')}
                  />
                )}
              </EditorField>
              <EditorField
                field={vat}
                label={t('editor:adjustment.ofRow', { field: t('editor:line.vat'), n })}
                hideLabel
              >
                {(props) => (
                  <Select desk {...props} {...inputOf(vat)}>
                    {vatChoices(String(vat.initialValue ?? ''), locale).map(({ value, label: words }) => (
                      <option key={value} value={value}>
                        {words}
                      </option>
                    ))}
                  </Select>
                )}
              </EditorField>
              <Button
                {...form.remove.getButtonProps({ name: list.name, index })}
                size="desk"
                look="quiet"
                icon="trash-2"
                iconOnly={t('editor:adjustment.remove', { n })}
              />
            </div>
          </Margin>
        );
      })}
      <p>
        <Button
          {...form.insert.getButtonProps({
            name: list.name,
            defaultValue: { kind: 'allowance', reason: '', amount: '', vat: 'S|20' },
          })}
          size="desk"
          icon="plus"
        >
          {t('editor:adjustment.add')}
        </Button>
      </p>
    </section>
  );
};
