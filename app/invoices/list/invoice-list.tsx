import { useSubmit } from '@remix-run/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Ledger } from '#app/ui/ledger.tsx';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import { ListBulk } from './list-bulk.tsx';
import { KeyHints } from './list-keys.tsx';
import { type ListParams, listQuery } from './list-params.ts';
import { ListRow } from './list-row.tsx';
import { type BulkAct, isEligible } from './row-words.ts';
import { moveFocus, useListKeys } from './use-list-keys.ts';

type Props = { rows: InvoiceRow[]; total: number; now: string; params: ListParams; mayDraft: boolean };

/** The table with its selection. The selection is the state of the checkboxes, so a plain GET form carries it. */
export const InvoiceList = ({ rows, total, now, params, mayDraft }: Props) => {
  const t = useT();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<string>();
  const [anchor, setAnchor] = useState<string>();
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input[name=id]') ?? [])];
  const read = () => setSelected(new Set(boxes().flatMap((box) => (box.checked ? [box.value] : []))));
  const tick = (which: (box: HTMLInputElement) => boolean | undefined) => {
    for (const box of boxes()) box.checked = which(box) ?? box.checked;
    read();
  };
  // Another page or filter shows other rows: what is out of sight is not selected.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are the reason, not the means
  useEffect(read, [rows]);

  const act = (name: BulkAct) => {
    const ids = rows.filter((row) => selected.has(row.id) || (selected.size === 0 && row.id === cursor));
    if (!mayDraft || !ids.some((row) => isEligible(name, row))) return;
    submit([['do', name], ...ids.map((row) => ['id', row.id])] as [string, string][], {
      action: paths.bulkInvoices(),
    });
  };
  const toggle = (range: boolean) => {
    const ids = boxes().map((box) => box.value);
    const here = cursor ? ids.indexOf(cursor) : -1;
    if (here < 0) return;
    const from = range && anchor ? ids.indexOf(anchor) : here;
    const span = ids.slice(Math.min(from, here), Math.max(from, here) + 1);
    const on = range ? true : !selected.has(ids[here] ?? '');
    tick((box) => (span.includes(box.value) ? on : undefined));
    setAnchor(cursor);
  };
  const navigate = useListKeys(
    form,
    useMemo(
      () => ({
        j: () => moveFocus(form.current, 1),
        k: () => moveFocus(form.current, -1),
        x: (event) => toggle(event.shiftKey),
        e: () => act('submit-review'),
        Delete: () => act('delete-draft'),
        Escape: () => tick(() => false),
        '/': () => document.getElementById('q')?.focus(),
        n: () => navigate(paths.newInvoice()),
        p: () => navigate(paths.invoices(listQuery({ ...params, hideProvisional: !params.hideProvisional }))),
        r: () => navigate(paths.invoices(listQuery({ ...params, text: '', businessId: '', month: '', hideProvisional: false }))),
        '?': () => navigate(paths.invoices({ ...listQuery(params), ask: 'keys' }), { preventScrollReset: true }),
      }),
      // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the acts read
      [rows, selected, cursor, anchor, params, mayDraft],
    ),
  );

  return (
    <form ref={form} method="get" action={paths.bulkInvoices()} onChange={read}>
      <Ledger label={t('invoices:list')} stack>
        <thead>
          <tr>
            <th className="sel" scope="col">
              <Check
                desk
                aria-label={t('do.selectAll')}
                checked={rows.length > 0 && selected.size === rows.length}
                mixed={selected.size > 0 && selected.size < rows.length}
                onChange={(event) => tick(() => event.target.checked)}
              />
            </th>
            {(['number', 'who', 'subject', 'state', 'clock', 'due'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`invoices:column.${column}`)}
              </th>
            ))}
            <th scope="col" className="r">
              {t('invoices:column.amount')}
            </th>
          </tr>
        </thead>
        <tbody onFocus={(event) => setCursor(event.target.closest('tr')?.dataset.id)}>
          {rows.map((row) => (
            <ListRow key={row.id} row={row} now={now} selected={selected.has(row.id)} cursor={row.id === cursor} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={8} className="muted">
              {t('invoices:shown', { count: rows.length, total: useFormat().number(String(total)) })}
            </td>
          </tr>
        </tfoot>
      </Ledger>
      {mayDraft && (
        <ListBulk rows={rows.filter((row) => selected.has(row.id))} clear={() => tick(() => false)} />
      )}
      <KeyHints params={params} />
    </form>
  );
};
