import { inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Input, Select, TextArea } from '#app/ui/input.tsx';
import { usualReasons } from '#workflows/documents/usual-exemption.ts';
import { EditorField, Margin, useLiveContent } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';
import { exemptCategories } from './editor-schema.ts';
import { exemptionChoices } from './exemption-choices.ts';

/** What is printed besides: why no VAT is charged, where to pay, a note. */
export const NotesSection = ({ fields }: { fields: Fields }) => {
  const t = useT();
  const { content } = useLiveContent();
  const payment = fields.payment.getFieldset();
  const exemptions = fields.exemptions.getFieldset();
  const used = new Set([...content.lines, ...content.adjustments].map(({ vat }) => vat.category));
  const usual = usualReasons(content, null);
  return (
    <section className="sec" aria-labelledby="s-notes">
      <h2 className="h3" id="s-notes">
        {t('editor:section.notes')}
      </h2>
      {exemptCategories.map((category) => {
        const field = exemptions[category];
        // Kept even out of sight, so that a rate changed for a moment loses no reason.
        if (!used.has(category)) {
          const hidden = category === 'E' ? [field, fields.exemptionCode] : [field];
          return hidden.map((each) => <input key={each.name} type="hidden" {...inputOf(each)} />);
        }
        return (
          <Margin key={category} fields={[field]}>
            <EditorField
              field={field}
              label={t('editor:exemption', { category: t(`editor:vatCategory.${category}`).toLowerCase() })}
            >
              {(props) => <Input desk {...props} {...inputOf(field)} list={`${field.id}-usual`} />}
            </EditorField>
            <datalist id={`${field.id}-usual`}>
              {usual.has(category) && <option value={usual.get(category)} />}
            </datalist>
            {category === 'E' && <ExemptionCode fields={fields} />}
          </Margin>
        );
      })}
      <Margin fields={[payment.iban, payment.bic]}>
        <div className="two bank">
          <EditorField field={payment.iban} label={t('editor:iban')}>
            {(props) => (
              <Input desk className="num" {...props} {...inputOf(payment.iban)} autoComplete="off" />
            )}
          </EditorField>
          <EditorField field={payment.bic} label={t('editor:bic')}>
            {(props) => (
              <Input desk className="num" {...props} {...inputOf(payment.bic)} autoComplete="off" />
            )}
          </EditorField>
        </div>
      </Margin>
      <Margin fields={[fields.paymentTerms]}>
        <EditorField field={fields.paymentTerms} label={t('editor:paymentTerms')}>
          {(props) => <Input desk {...props} {...inputOf(fields.paymentTerms)} />}
        </EditorField>
      </Margin>
      <Margin fields={[fields.notes]}>
        <EditorField field={fields.notes} label={t('editor:notes')}>
          {(props) => <TextArea desk {...props} {...inputOf(fields.notes)} rows={3} />}
        </EditorField>
      </Margin>
    </section>
  );
};

/** The official reason (VATEX), which the tax office asks for; a code that came with a file stays among the choices. */
const ExemptionCode = ({ fields: { exemptionCode } }: { fields: Fields }) => {
  const t = useT();
  const known = String(exemptionCode.initialValue ?? '');
  const isOther = known !== '' && !exemptionChoices.some((code) => code === known);
  return (
    <EditorField field={exemptionCode} label={t('editor:exemptionCode.label')}>
      {(props) => (
        <Select desk {...props} {...inputOf(exemptionCode)}>
          <option value="">{t('editor:exemptionCode.none')}</option>
          {isOther && <option value={known}>{known}</option>}
          {exemptionChoices.map((code) => (
            <option key={code} value={code}>
              {t(`editor:exemptionCode.${code}`)}
            </option>
          ))}
        </Select>
      )}
    </EditorField>
  );
};
