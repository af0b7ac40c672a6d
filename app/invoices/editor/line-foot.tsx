import type { FieldMetadata } from '@conform-to/react';
import type { ComponentPropsWithoutRef } from 'react';
import { inputOf } from '#app/lib/forms.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { useLiveContent } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';
import type { LineFields } from './editor-schema.ts';
import { shownDiscount } from './line-discount.ts';
import { SpecialOptions } from './line-options.tsx';

type Props = {
  line: ReturnType<FieldMetadata<LineFields>['getFieldset']>;
  index: number;
  /** Its number in the document, from 1. */
  n: number;
  count: number;
  /** Lines of all pages. */
  total: number;
  form: Form;
  listName: Fields['lines']['name'];
  nextId: string;
  discount: ComponentPropsWithoutRef<'input'>;
};

/** The special mark of the line, its discount, and what can be done with the line as a whole. */
export const LineFoot = ({ line, discount, index, n, count, total, form, listName, nextId }: Props) => {
  const t = useT();
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
        {index === 0 && n > 1 && (
          <Button
            name="do"
            value={`move:${n}:${n - 1}`}
            {...quiet}
            icon="arrow-up"
            iconOnly={t('editor:line.up', { n })}
          />
        )}
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
        {index === count - 1 && n < total && (
          <Button
            name="do"
            value={`move:${n}:${n + 1}`}
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
