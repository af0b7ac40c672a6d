import { fieldOf, inputOf } from '#app/lib/forms.tsx';
import type { AnyField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Input } from '#app/ui/input.tsx';
import { currentOf, type Reason } from './correction-fields.ts';
import type { DocumentLine } from './document-view.server.ts';

type Props = { field: AnyField; line: DocumentLine | undefined; what: Reason | undefined };

/** The value as it stands, and the one that is right. Before scripts run the second is always there to be filled. */
export const ProposedValue = ({ field, line, what }: Props) => {
  const t = useT();
  const current = line && currentOf(line, what);
  // A line that should not be there has no value; a place of the whole document is put right in words.
  if (what === 'extraLine' || !line) return null;
  return (
    <div className="propose">
      <div className="field">
        <span className="label">{t('review:correct.today')}</span>
        <div className="readonly num">{current ?? '…'}</div>
      </div>
      <span className="arrow">
        <Icon name="arrow-right" />
      </span>
      <Field label={t('review:correct.proposed')} {...fieldOf(field)}>
        {(props) => (
          <Input
            className="num"
            inputMode={what === 'name' ? 'text' : 'decimal'}
            autoComplete="off"
            {...inputOf(field)}
            {...props}
          />
        )}
      </Field>
    </div>
  );
};
