import type { FieldMetadata } from '@conform-to/react';
import type { ComponentPropsWithoutRef } from 'react';
import { inputOf } from '#app/lib/forms.tsx';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { Input, NumberInput, Select } from '#app/ui/input.tsx';
import { recoveryText } from '#workflows/documents/sheet-cases.ts';
import { noted, useLiveContent, useNotes } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';
import type { LineFields } from './editor-schema.ts';
import { shownDiscount } from './line-discount.ts';
import { SpecialOptions, UnitOptions, VatOptions } from './line-options.tsx';

type Props = {
  line: FieldMetadata<LineFields>;
  index: number;
  count: number;
  form: Form;
  listName: Fields['lines']['name'];
  nextId: string;
  amount: string;
};

const checked = ['name', 'quantity', 'unit', 'unitPrice', 'vat', 'discount'] as const;

/** One line of the invoice. Its acts are buttons of the form, so they work without a script as well. */
export const LineRow = ({ line, index, count, form, listName, nextId, amount }: Props) => {
  const t = useT();
  const notesOf = useNotes();
  const fields = line.getFieldset();
  const recovers = fields.recovers.getFieldset();
  const n = index + 1;
  const label = (field: 'name' | 'description' | 'quantity' | 'unit' | 'unitPrice' | 'vat' | 'discount') => ({
    'aria-label': t('editor:line.ofLine', { field: t(`editor:line.${field}`), n }),
  });
  const joined = (field: (typeof checked)[number]) => ({
    id: fields[field].id,
    ...label(field),
    ...noted(fields[field], notesOf(fields[field])),
    ...inputOf(fields[field]),
  });
  return (
    <tr>
      <td className="n">{n}</td>
      <td className="d">
        <input type="hidden" {...inputOf(fields.id)} />
        <input type="hidden" {...inputOf(fields.copyOf)} />
        {(['number', 'date', 'available'] as const).map((part) => (
          <input key={part} type="hidden" {...inputOf(recovers[part])} />
        ))}
        <Input desk {...joined('name')} />
        <Input
          desk
          className="s"
          {...label('description')}
          {...inputOf(fields.description)}
          placeholder={t('editor:line.description')}
        />
        <Recovered index={index} />
        <LineFoot line={fields} discount={joined('discount')} {...{ index, count, form, listName, nextId }} />
        {checked.map((field) => {
          const notes = notesOf(fields[field]);
          return notes.length === 0 ? null : (
            <div key={field} id={`${fields[field].id}-note`}>
              {notes.map(({ tone, text }) =>
                tone === 'red' ? (
                  <FieldError key={text}>{text}</FieldError>
                ) : (
                  <p key={text} className="small advice">
                    {text}
                  </p>
                ),
              )}
            </div>
          );
        })}
      </td>
      <td className="w-q">
        <NumberInput desk {...joined('quantity')} />
      </td>
      <td className="w-u">
        <Select desk {...joined('unit')}>
          <UnitOptions current={String(fields.unit.initialValue ?? 'C62')} />
        </Select>
      </td>
      <td className="w-p">
        <NumberInput desk {...joined('unitPrice')} />
      </td>
      <td className="w-t">
        <Select desk {...joined('vat')}>
          <VatOptions current={String(fields.vat.initialValue ?? '')} />
        </Select>
      </td>
      <td className="sum num">{amount}</td>
    </tr>
  );
};

type FootProps = Omit<Props, 'line' | 'amount'> & {
  line: ReturnType<Props['line']['getFieldset']>;
  discount: ComponentPropsWithoutRef<'input'>;
};

/** The special mark of the line, its discount, and what can be done with the line as a whole. */
const LineFoot = ({ line, discount, index, count, form, listName, nextId }: FootProps) => {
  const t = useT();
  const n = index + 1;
  const copied = [
    'name',
    'description',
    'quantity',
    'unit',
    'unitPrice',
    'vat',
    'discount',
    'special',
  ] as const;
  const values = Object.fromEntries(copied.map((name) => [name, String(line[name].value ?? '')]));
  const copy = { ...values, id: nextId, copyOf: String(line.id.value ?? '') };
  const quiet = { size: 'desk', look: 'quiet' } as const;
  return (
    <div className="row line-foot">
      <Select
        desk
        className="s"
        aria-label={t('editor:line.ofLine', { field: t('editor:line.special'), n })}
        {...inputOf(line.special)}
      >
        <SpecialOptions />
      </Select>
      <Discount index={index} field={discount} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need its legend inside */}
      <span className="row line-acts" role="group" aria-label={t('editor:line.acts', { n })}>
        {index > 0 && (
          <Button
            {...form.reorder.getButtonProps({ name: listName, from: index, to: index - 1 })}
            {...quiet}
            icon="arrow-up"
            iconOnly={t('editor:line.up', { n })}
          />
        )}
        {index < count - 1 && (
          <Button
            {...form.reorder.getButtonProps({ name: listName, from: index, to: index + 1 })}
            {...quiet}
            icon="arrow-up"
            className="flip"
            iconOnly={t('editor:line.down', { n })}
          />
        )}
        <Button
          {...form.insert.getButtonProps({ name: listName, index: index + 1, defaultValue: copy })}
          {...quiet}
          icon="copy"
          iconOnly={t('editor:line.duplicate', { n })}
        />
        <Button
          {...form.remove.getButtonProps({ name: listName, index })}
          {...quiet}
          icon="trash-2"
          iconOnly={t('editor:line.remove', { n })}
        />
      </span>
    </div>
  );
};

/** The deposit that a line takes back, where its name does not say so. */
const Recovered = ({ index }: { index: number }) => {
  const locale = useLocale();
  const line = useLiveContent().content.lines[index];
  if (!line?.recovers || line.name.includes(line.recovers.number)) return null;
  return <p className="small muted">{recoveryText(line, locale)}</p>;
};

/** A share of the line or an amount; several, and charges, came with a file, stay, and are told. */
const Discount = ({ index, field }: { index: number; field: ComponentPropsWithoutRef<'input'> }) => {
  const t = useT();
  const f = useFormat();
  const { content } = useLiveContent();
  const known = content.lines[index]?.adjustments ?? [];
  if (known.length === 0 || shownDiscount(known))
    return (
      <Input
        desk
        className="s num"
        {...field}
        placeholder={t('editor:line.discount')}
        title={t('editor:line.discountHint')}
      />
    );
  const cents = known.reduce(
    (sum, each) => sum + (each.kind === 'allowance' ? -each.amountCents : each.amountCents),
    0,
  );
  return <p className="small muted">{t('editor:line.kept', { amount: f.money(cents, content.currency) })}</p>;
};
