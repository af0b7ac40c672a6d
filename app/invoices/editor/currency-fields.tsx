import { inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Input, NumberInput } from '#app/ui/input.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { EditorField, Margin } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';

/** A foreign currency, and the rate by which its VAT becomes euros (CGI art. 266, 1 bis). */
export const CurrencyFields = ({ fields }: { fields: Fields }) => {
  const t = useT();
  const { rate, on, source } = fields.exchange.getFieldset();
  const { currency } = fields;
  return (
    <Fold summary={t('editor:currency.title')} open={currency.initialValue !== 'EUR'}>
      <Margin fields={[currency, rate, on, source]}>
        <div className="two">
          <EditorField field={currency} label={t('editor:currency.code')}>
            {(props) => <Input desk {...props} {...inputOf(currency)} list="currencies" autoComplete="off" />}
          </EditorField>
          <EditorField field={rate} label={t('editor:currency.rate')}>
            {(props) => <NumberInput desk {...props} {...inputOf(rate)} />}
          </EditorField>
          <EditorField field={on} label={t('editor:currency.on')}>
            {(props) => <Input desk type="date" className="num" {...props} {...inputOf(on)} />}
          </EditorField>
          <EditorField field={source} label={t('editor:currency.source')}>
            {(props) => <Input desk {...props} {...inputOf(source)} />}
          </EditorField>
        </div>
        <datalist id="currencies">
          {['EUR', 'CHF', 'GBP', 'USD'].map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
      </Margin>
    </Fold>
  );
};
