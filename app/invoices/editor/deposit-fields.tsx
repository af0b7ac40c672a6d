import { inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Input, NumberInput } from '#app/ui/input.tsx';
import { EditorField, Margin } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';

/** What a deposit invoice is a deposit of; kept out of sight on every other kind, so that a slip loses nothing. */
export const DepositFields = ({ fields }: { fields: Fields }) => {
  const t = useT();
  const { reference, date, totalCents, percent } = fields.depositOf.getFieldset();
  if ((fields.kind.value ?? fields.kind.initialValue) !== 'deposit') {
    return [reference, date, totalCents, percent].map((field) => (
      <input key={field.name} type="hidden" {...inputOf(field)} />
    ));
  }
  return (
    <Margin fields={[reference, date, totalCents, percent]}>
      <div className="two">
        <EditorField field={reference} label={t('editor:depositOf.reference')}>
          {(props) => <Input desk {...props} {...inputOf(reference)} />}
        </EditorField>
        <EditorField field={date} label={t('editor:depositOf.date')}>
          {(props) => <Input desk type="date" className="num" {...props} {...inputOf(date)} />}
        </EditorField>
        <EditorField field={totalCents} label={t('editor:depositOf.total')}>
          {(props) => <NumberInput desk {...props} {...inputOf(totalCents)} />}
        </EditorField>
        <EditorField field={percent} label={t('editor:depositOf.percent')}>
          {(props) => <NumberInput desk {...props} {...inputOf(percent)} />}
        </EditorField>
      </div>
    </Margin>
  );
};
