import { inputOf } from '#app/lib/forms.tsx';
import { useLocale } from '#app/lib/use-t.tsx';
import { Input } from '#app/ui/input.tsx';
import { fieldAt } from '#workflows/invoice/fields/fields.ts';
import { EditorField, type FieldMeta } from './editor-context.tsx';

type Meta = Parameters<typeof inputOf>[0] & FieldMeta;

/** The control of a field whose row says all that it needs: its name, and how its type is typed. */
export const TypedField = ({ path, field }: { path: string; field: Meta }) => {
  const locale = useLocale();
  const row = fieldAt(path);
  const kind =
    row?.type === 'date'
      ? { type: 'date', className: 'num' }
      : row?.type === 'text'
        ? {}
        : { className: 'num' };
  return (
    <EditorField field={field} label={row?.name[locale]}>
      {(props) => <Input desk {...kind} {...props} {...inputOf(field)} />}
    </EditorField>
  );
};
