import { inputOf } from '#app/lib/forms.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { documentKinds } from '#db/shapes/content.ts';
import { labels } from '#workflows/documents/labels.ts';
import { useRequests } from './asked-context.tsx';
import { AskedOf } from './asked-here.tsx';
import { CurrencyFields } from './currency-fields.tsx';
import { DepositFields } from './deposit-fields.tsx';
import { DueFields } from './due-fields.tsx';
import { DwellingField } from './dwelling-field.tsx';
import type { Editor } from './editor.server.ts';
import { EditorField, Margin } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';
import { PrecedingDocuments } from './preceding-documents.tsx';
import { TypedField } from './typed-field.tsx';
import { typedNames } from './typed-fields.ts';

const otherReferences = typedNames('references').filter((name) => name !== 'order');

/** What is invoiced, when it was done, when it is due, and what it refers to. */
export const WhatSection = ({ fields, form, editor }: { fields: Fields; form: Form; editor: Editor }) => {
  const t = useT();
  const words = labels[useLocale()];
  const period = fields.period.getFieldset();
  const references = fields.references.getFieldset();
  const { list: requests } = useRequests();
  // What was made of another document bears its subject: the first thing to read again, but for what somebody asked of it.
  const isFirst =
    !fields.subject.initialValue ||
    (editor.isMadeOf && !requests.some(({ standing }) => standing === 'open'));
  return (
    <section className="sec" aria-labelledby="s-what">
      <h2 className="h3" id="s-what">
        {t('editor:section.what')}
      </h2>
      <AskedOf places={['period', 'references']} />
      <Margin fields={[fields.subject]}>
        <EditorField field={fields.subject} label={t('editor:subject')}>
          {(props) => (
            <Input desk {...props} {...inputOf(fields.subject)} data-first={isFirst || undefined} />
          )}
        </EditorField>
      </Margin>
      <Margin fields={[fields.kind, fields.operation]}>
        <div className="two">
          <EditorField field={fields.kind} label={t('editor:kind')}>
            {(props) => (
              <Select desk {...props} {...inputOf(fields.kind)}>
                {documentKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words.title[kind]}
                  </option>
                ))}
              </Select>
            )}
          </EditorField>
          <EditorField field={fields.operation} label={t('editor:operation')}>
            {(props) => (
              <Select desk {...props} {...inputOf(fields.operation)}>
                {(['services', 'goods', 'mixed'] as const).map((operation) => (
                  <option key={operation} value={operation}>
                    {words.operations[operation]}
                  </option>
                ))}
              </Select>
            )}
          </EditorField>
        </div>
      </Margin>
      <DwellingField fields={fields} />
      <DepositFields fields={fields} />
      <Margin fields={[period.from, period.to]}>
        <div className="two">
          <EditorField field={period.from} label={t('editor:from')}>
            {(props) => <Input desk type="date" className="num" {...props} {...inputOf(period.from)} />}
          </EditorField>
          <EditorField field={period.to} label={t('editor:to')}>
            {(props) => <Input desk type="date" className="num" {...props} {...inputOf(period.to)} />}
          </EditorField>
        </div>
      </Margin>
      <DueFields fields={fields} form={form} />
      <Margin fields={[references.order]}>
        <TypedField path="references.order" field={references.order} />
      </Margin>
      <Fold summary={t('editor:otherReferences')} open={hasOther(fields)}>
        <div className="stack">
          <Margin fields={otherReferences.map((name) => references[name])}>
            <div className="two">
              {otherReferences.map((name) => (
                <TypedField key={name} path={`references.${name}`} field={references[name]} />
              ))}
            </div>
          </Margin>
          <PrecedingDocuments fields={fields} form={form} />
        </div>
      </Fold>
      <CurrencyFields fields={fields} />
    </section>
  );
};

function hasOther(fields: Fields): boolean {
  const references = fields.references.getFieldset();
  return (
    otherReferences.some((name) => references[name].initialValue) ||
    fields.precedingDocuments.getFieldList().length > 0 ||
    fields.kind.value === 'creditNote' ||
    fields.kind.value === 'corrective'
  );
}
