import type { FieldMetadata } from '@conform-to/react';
import { type FocusEvent, useState } from 'react';
import { inputOf } from '#app/lib/forms.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { Input, NumberInput, Select } from '#app/ui/input.tsx';
import { recoveryText } from '#workflows/documents/sheet-cases.ts';
import { fieldAsked, withRequest } from '#workflows/review/requests.ts';
import type { Asked } from './asked.server.ts';
import { useRequests } from './asked-context.tsx';
import { AskedHere } from './asked-here.tsx';
import { noted, useLiveContent, useNotes } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';
import type { LineFields } from './editor-schema.ts';
import { lineFields } from './fields-of.ts';
import { LineFoot } from './line-foot.tsx';
import { UnitOptions, VatOptions } from './line-options.tsx';
import { setField } from './set-field.ts';

type Props = {
  line: FieldMetadata<LineFields>;
  index: number;
  /** Its number in the document, from 1. */
  n: number;
  count: number;
  /** Lines of all pages. */
  total: number;
  form: Form;
  listName: Fields['lines']['name'];
  nextId: string;
  amount: string;
  /** Added on this page: what is empty in it is not held against it before one has left it. */
  isFresh: boolean;
};

/** The field of a line that a request is about. */
const askedFields = new Map<string, 'quantity' | 'unitPrice' | 'name' | 'vat'>([
  ['line.quantity', 'quantity'],
  ['line.unitPrice', 'unitPrice'],
  ['line.name', 'name'],
  ['line.vat.rate', 'vat'],
]);

const checked = ['name', 'quantity', 'unit', 'unitPrice', 'vat', 'discount'] as const;

/**
 * One line of the invoice: what is typed for each, and under it, behind it for the keyboard, what few lines need. Its acts
 * are buttons of the form, so they work without a script as well.
 */
export const LineRow = ({ line, index, n, count, total, form, listName, nextId, amount, isFresh }: Props) => {
  const t = useT();
  const locale = useLocale();
  const { tries, content } = useLiveContent();
  const [triesBefore] = useState(tries);
  const [wasLeft, setLeft] = useState(!isFresh);
  const isLeft = wasLeft || tries > triesBefore;
  const allNotes = useNotes();
  const notesOf = (field: { name: string; errors?: string[]; value?: unknown }) =>
    isLeft || field.value ? allNotes(field) : [];
  const fields = line.getFieldset();
  const recovers = fields.recovers.getFieldset();
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget?.closest('tr')?.dataset.line !== String(n)) setLeft(true);
  };
  const label = (field: 'name' | 'description' | 'quantity' | 'unit' | 'unitPrice' | 'vat' | 'discount') => ({
    'aria-label': t('editor:line.ofLine', { field: t(`editor:line.${field}`), n }),
  });
  const joined = (field: (typeof checked)[number]) => ({
    id: fields[field].id,
    ...label(field),
    ...noted(fields[field], notesOf(fields[field])),
    ...inputOf(fields[field]),
  });
  const requests = useRequests().list.filter(({ lineId }) => lineId !== null && lineId === fields.id.value);
  const take = (request: Asked): boolean => {
    const key = askedFields.get(fieldAsked(request.lineId, request.field ?? ''));
    const taken = withRequest(request, content)?.lines.find(({ id }) => id === request.lineId);
    const element = document.getElementById(form.id);
    if (!key || !taken || !(element instanceof HTMLFormElement)) return false;
    return setField(element, fields[key].name, lineFields(taken, locale)[key] ?? '');
  };
  return (
    <>
      <tr data-line={n} onBlur={onBlur}>
        <td className="n">{n}</td>
        <td className="d">
          <input type="hidden" {...inputOf(fields.id)} />
          <input type="hidden" {...inputOf(fields.copyOf)} />
          {(['number', 'date', 'available'] as const).map((part) => (
            <input key={part} type="hidden" {...inputOf(recovers[part])} />
          ))}
          <Input desk {...joined('name')} />
        </td>
        <td className="w-q">
          <NumberInput desk {...joined('quantity')} />
        </td>
        <td className="w-u">
          <Select desk {...joined('unit')}>
            <UnitOptions current={String(fields.unit.initialValue ?? 'C62')} />
          </Select>
        </td>
        <td className="w-p">
          <NumberInput desk {...joined('unitPrice')} />
        </td>
        <td className="w-t">
          <Select desk {...joined('vat')}>
            <VatOptions current={String(fields.vat.initialValue ?? '')} />
          </Select>
        </td>
        <td className="sum num">{amount}</td>
      </tr>
      <tr className="more" data-line={n} onBlur={onBlur}>
        <td />
        <td className="d" colSpan={6}>
          {requests.length > 0 && (
            <AskedHere
              requests={requests}
              take={take}
              remove={form.remove.getButtonProps({ name: listName, index })}
            />
          )}
          <Input
            desk
            className="s"
            {...label('description')}
            {...inputOf(fields.description)}
            placeholder={t('editor:line.description')}
          />
          <Recovered index={index} />
          <LineFoot
            line={fields}
            discount={joined('discount')}
            {...{ index, n, count, total, form, listName, nextId }}
          />
          {checked.map((field) => {
            const notes = notesOf(fields[field]);
            return notes.length === 0 ? null : (
              <div key={field} id={`${fields[field].id}-note`}>
                {notes.map(({ tone, text }) =>
                  tone === 'red' ? (
                    <FieldError key={text}>{text}</FieldError>
                  ) : (
                    <p key={text} className="small advice">
                      {text}
                    </p>
                  ),
                )}
              </div>
            );
          })}
        </td>
      </tr>
    </>
  );
};

/** The deposit that a line takes back, where its name does not say so. */
const Recovered = ({ index }: { index: number }) => {
  const locale = useLocale();
  const line = useLiveContent().content.lines[index];
  if (!line?.recovers || line.name.includes(line.recovers.number)) return null;
  return <p className="small muted">{recoveryText(line, locale)}</p>;
};
