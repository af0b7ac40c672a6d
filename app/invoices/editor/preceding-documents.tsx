import { inputOf } from '#app/lib/forms.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Input } from '#app/ui/input.tsx';
import { labels } from '#workflows/documents/labels.ts';
import { EditorField, Margin, useLiveContent } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';

/** The documents this one recovers, corrects or cancels. */
export const PrecedingDocuments = ({ fields, form }: { fields: Fields; form: Form }) => {
  const t = useT();
  const locale = useLocale();
  const list = fields.precedingDocuments;
  const documents = list.getFieldList();
  const { content } = useLiveContent();
  /** What the earlier document is, where that is known. */
  const kindOf = (of: string) => {
    const kind = content.precedingDocuments.find((each) => each.number === of)?.kind;
    return kind && labels[locale].title[kind];
  };
  return (
    <div className="stack">
      <p className="label">{t('editor:preceding')}</p>
      {documents.map((document, index) => {
        const { number, date } = document.getFieldset();
        return (
          <Margin key={document.key ?? document.name} fields={[number, date]}>
            <div className="two preceding">
              <EditorField
                field={number}
                label={t('editor:precedingNumber')}
                hint={kindOf(String(number.value ?? ''))}
              >
                {(props) => <Input desk {...props} {...inputOf(number)} />}
              </EditorField>
              <EditorField field={date} label={t('editor:precedingDate')}>
                {(props) => <Input desk type="date" className="num" {...props} {...inputOf(date)} />}
              </EditorField>
              <Button
                {...form.remove.getButtonProps({ name: list.name, index })}
                size="desk"
                look="quiet"
                icon="trash-2"
                iconOnly={t('do.remove', { what: number.value || t('editor:precedingNumber') })}
              />
            </div>
          </Margin>
        );
      })}
      <Margin fields={[list]}>
        <p>
          <Button
            {...form.insert.getButtonProps({ name: list.name, defaultValue: { number: '', date: '' } })}
            size="desk"
            icon="plus"
          >
            {t('editor:addPreceding')}
          </Button>
        </p>
      </Margin>
    </div>
  );
};
