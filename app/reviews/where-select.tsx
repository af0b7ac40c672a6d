import { fieldOf } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import type { AnyField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { wholePlaces } from './correction-fields.ts';
import { useReview } from './use-review.ts';

type Props = { field: AnyField; value: string };

/** The place of the mistake: a line, or something of the whole document. */
export const WhereSelect = ({ field, value }: Props) => {
  const t = useT();
  const { lines, slice } = useReview().view.document;
  return (
    <>
      <Field label={t('review:correct.where')} {...fieldOf(field)}>
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
      {slice.pages > 1 && <OtherLine />}
    </>
  );
};

const otherLineFormId = 'other-line';

/** A list of thousands of lines is no list: a line of another page is named by its number. */
const OtherLine = () => {
  const t = useT();
  const { from, to, total } = useReview().view.document.slice;
  return (
    <div className="other-line">
      <Field label={t('review:correct.otherLine', { from: from + 1, to })}>
        {(props) => (
          <Input
            {...props}
            form={otherLineFormId}
            name="n"
            type="number"
            inputMode="numeric"
            data-number=""
            min={1}
            max={total}
            required
          />
        )}
      </Field>
      <Button form={otherLineFormId}>{t('review:correct.toOtherLine')}</Button>
    </div>
  );
};

/** Asks the same question about another line. A form of its own, as what was typed so far belongs to the line it is about. */
export const OtherLineForm = () => {
  const { view, as } = useReview();
  return (
    <form id={otherLineFormId} method="get" action={paths.review(view.invoiceId)}>
      <input type="hidden" name="ask" value="request-correction" />
      {as && <input type="hidden" name="as" value={as} />}
    </form>
  );
};
