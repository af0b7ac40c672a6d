import { inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Select } from '#app/ui/input.tsx';
import { dwellings } from '#db/shapes/content.ts';
import { mayBeDwelling } from '#workflows/invoice/dwelling.ts';
import { EditorField, Margin, useLiveContent } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';

/** Asked where a reduced rate may be that of works on a dwelling; else out of sight, so that a slip loses nothing. */
export const DwellingField = ({ fields }: { fields: Fields }) => {
  const t = useT();
  const { content } = useLiveContent();
  if (!mayBeDwelling(content)) return <input type="hidden" {...inputOf(fields.dwelling)} />;
  return (
    <Margin fields={[fields.dwelling]}>
      <EditorField field={fields.dwelling} label={t('editor:dwelling.label')}>
        {(props) => (
          <Select desk {...props} {...inputOf(fields.dwelling)}>
            <option value="">{t('editor:dwelling.unsaid')}</option>
            {dwellings.map((each) => (
              <option key={each} value={each}>
                {t(`editor:dwelling.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </EditorField>
    </Margin>
  );
};
