import { useState } from 'react';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { InTurns } from '#app/ui/in-turns.tsx';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { usualVat } from '#workflows/invoice/vat/expected-vat.ts';
import { useRequests } from './asked-context.tsx';
import { AskedHere } from './asked-here.tsx';
import type { Editor } from './editor.server.ts';
import { noted, useLiveContent, useNotes } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';
import { lineFields, nextLineId } from './fields-of.ts';
import { LinePages, PageButtons, totalOf } from './line-pages-bar.tsx';
import { LineRow } from './line-row.tsx';
import { addLineId, goToNextLine } from './next-line.ts';
import { RecoverDeposits } from './recover-deposits.tsx';
import { useLineFocus } from './use-line-focus.ts';

type Props = { fields: Fields; form: Form; editor: Pick<Editor, 'lineFloor' | 'earlier' | 'page'> };

const columns = ['name', 'quantity', 'unit', 'unitPrice', 'vat', 'amount'] as const;
const atRight: readonly string[] = ['quantity', 'unitPrice', 'amount'];

/** The lines, each a row of fields; what is wrong with one stands under it. */
export const LinesSection = ({ fields, form, editor }: Props) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const { content } = useLiveContent();
  const lines = fields.lines.getFieldList();
  const notes = useNotes()(fields.lines);
  useLineFocus(
    lines.map((line) => line.key ?? line.name),
    lines.map((line) => line.getFieldset().name.id),
  );
  const ids = lines.map((line) => String(line.getFieldset().id.value ?? ''));
  const [before] = useState(ids);
  const id = nextLineId(ids, editor.lineFloor);
  const amounts = content.lines.map((line) => f.money(lineNetCents(line), content.currency));
  const last = content.lines[lines.length - 1];
  const first = editor.page?.from ?? 0;
  const total = totalOf(editor.page, lines.length);
  // Most invoices go on with the rate of the line before; a first line has the one of where it goes.
  const fresh = {
    ...blankLine(id),
    unitPrice: '0',
    vat: last?.vat ?? usualVat(content)?.vat ?? blankLine(id).vat,
  };
  const requests = useRequests().list.filter(({ field }) => field === 'line.missing');
  return (
    <section className="sec" aria-labelledby="s-lines">
      <h2 className="h3" id="s-lines">
        {t('editor:section.lines')}
      </h2>
      <AskedHere
        requests={requests}
        add={({ after }) =>
          form.insert.getButtonProps({
            name: fields.lines.name,
            defaultValue: lineFields({ ...fresh, name: after ?? '' }, locale),
          })
        }
      />
      {editor.page && <LinePages page={editor.page} count={lines.length} />}
      {lines.length > 0 && (
        <table className="rows">
          <caption className="vh">{t('editor:line.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{t('editor:line.line')}</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className={atRight.includes(column) ? 'r' : undefined}>
                  {t(`editor:line.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={goToNextLine}>
            <InTurns>
              {lines.map((line, index) => (
                <LineRow
                  key={line.key ?? line.name}
                  line={line}
                  index={index}
                  n={first + index + 1}
                  count={lines.length}
                  total={total}
                  form={form}
                  listName={fields.lines.name}
                  nextId={id}
                  amount={amounts[index] ?? ''}
                  isFresh={!before.includes(ids[index] ?? '')}
                />
              ))}
            </InTurns>
          </tbody>
        </table>
      )}
      {editor.page && <PageButtons page={editor.page} />}
      {notes.map(({ text }) => (
        <div key={text} id={`${fields.lines.id}-note`}>
          <FieldError>{text}</FieldError>
        </div>
      ))}
      <p className="row">
        <Button
          {...form.insert.getButtonProps({
            name: fields.lines.name,
            defaultValue: lineFields(fresh, locale),
          })}
          {...noted(fields.lines, notes)}
          id={addLineId}
          size="desk"
          icon="plus"
        >
          {t('editor:addLine')}
        </Button>
        <span className="small muted">
          <kbd>↵</kbd> {t('editor:nextLine')} · {t('editor:deductHint')}
        </span>
      </p>
      <RecoverDeposits fields={fields} form={form} editor={editor} nextId={id} />
    </section>
  );
};
