import { fieldOf } from '#app/lib/forms.tsx';
import type { AnyField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import { wholePlaces } from './correction-fields.ts';
import { useReview } from './use-review.ts';

type Props = { field: AnyField; value: string };

/** The place of the mistake: a line, or something of the whole document. */
export const WhereSelect = ({ field, value }: Props) => {
  const t = useT();
  const { lines, slice } = useReview().view.document;
  return (
    <Field
      label={t('review:correct.where')}
      hint={
        slice.pages > 1 ? t('review:correct.otherPages', { from: slice.from + 1, to: slice.to }) : undefined
      }
      {...fieldOf(field)}
    >
      {(props) => (
        <Select {...props} name={field.name} defaultValue={value}>
          <optgroup label={t('review:correct.oneLine')}>
            {lines.map(({ id, n, name }) => (
              <option key={id} value={`line:${id}`}>
                {t('review:correct.line', { n, name })}
              </option>
            ))}
            <option value="missingLine">{t('review:correct.place.missingLine')}</option>
          </optgroup>
          <optgroup label={t('review:correct.wholeDocument')}>
            {wholePlaces.map((place) => (
              <option key={place} value={place}>
                {t(`review:correct.place.${place}`)}
              </option>
            ))}
          </optgroup>
        </Select>
      )}
    </Field>
  );
};
