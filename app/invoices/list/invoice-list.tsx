import { useNavigate, useSubmit } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { ReleaseMode } from '#app/invoices/release-mode.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Ledger } from '#app/ui/ledger.tsx';
import { moveFocus, usePageKeys } from '#app/ui/use-page-keys.ts';
import { ListBulk } from './list-bulk.tsx';
import { ListHead } from './list-head.tsx';
import { KeyHints } from './list-keys.tsx';
import { type ListParams, listQuery } from './list-params.ts';
import { hasClock, ListRow } from './list-row.tsx';
import { type BulkAct, bulkActsOf, isEligible, isOwed, type ListedRow } from './row-words.ts';
import { useSelection } from './use-selection.ts';

type Props = {
  rows: ListedRow[];
  total: number;
  now: string;
  params: ListParams;
  mayDraft: boolean;
  maySettle: boolean;
  mode: ReleaseMode;
};

/** The table with its selection, its keys, and what can be done with what is selected. */
export const InvoiceList = ({ rows, total, now, params, mayDraft, maySettle, mode }: Props) => {
  const t = useT();
  const f = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [cursor, setCursor] = useState<string>();
  const { selected, isAll, read, tick, toggle, takeAll } = useSelection(form, rows);
  const withClock = rows.some(hasClock);
  const submit = useSubmit();
  const navigate = useNavigate();
  /** What is selected, or the row that has the cursor. */
  const meant = () =>
    rows.filter((row) => selected.has(row.id) || (selected.size === 0 && row.id === cursor));
  /** One document is settled on its page, several by a line of the bank. */
  const settle = () => {
    const owing = maySettle && !isAll ? meant().filter(isOwed) : [];
    const [first, another] = owing;
    if (another) navigate(paths.settlements({ id: owing.map(({ id }) => id) }));
    else if (first) navigate(paths.settlement(first.id));
  };
  const act = (name: BulkAct) => {
    if (isAll && mayDraft) {
      submit(entriesOf({ ...listQuery(params), do: name, all: '1' }), { action: paths.bulkInvoices() });
      return;
    }
    const ids = meant();
    if (!mayDraft || !ids.some((row) => isEligible(name, row))) return;
    submit([['do', name], ...ids.map((row): [string, string] => ['id', row.id])], {
      action: paths.bulkInvoices(),
    });
  };
  usePageKeys({
    j: () => moveFocus(form.current, 1),
    k: () => moveFocus(form.current, -1),
    x: (event) => toggle(cursor, event.shiftKey),
    a: () => tick(() => true),
    e: () => act(mode === 'ask' ? 'ask-release' : 'submit-review'),
    delete: () => act('delete-draft'),
    s: settle,
    escape: () => tick(() => false),
  });

  return (
    <form ref={form} method="get" action={paths.bulkInvoices()} onChange={read}>
      <Ledger label={t('invoices:list')} stack>
        <ListHead
          params={params}
          withClock={withClock}
          box={
            <Check
              desk
              aria-label={t('do.selectAll')}
              checked={selected.size === rows.length}
              mixed={selected.size > 0 && selected.size < rows.length}
              onChange={({ target }) => tick(() => target.checked)}
            />
          }
        />
        <tbody onFocus={(event) => setCursor(event.target.closest('tr')?.dataset.id)}>
          {rows.map((row) => (
            <ListRow
              key={row.id}
              row={row}
              now={now}
              selected={selected.has(row.id)}
              cursor={row.id === cursor}
              withClock={withClock}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={withClock ? 9 : 8} className="muted">
              {t('invoices:shown', { count: rows.length, total: f.number(String(total)) })}
            </td>
          </tr>
        </tfoot>
      </Ledger>
      {mayDraft && (
        <ListBulk
          rows={rows.filter(({ id }) => selected.has(id))}
          whole={{ shown: rows.length, total, query: listQuery(params), isTaken: isAll, take: takeAll }}
          acts={bulkActsOf[mode]}
          maySettle={maySettle}
          clear={() => tick(() => false)}
        />
      )}
      <KeyHints params={params} />
    </form>
  );
};

const entriesOf = (query: Record<string, string | undefined>) =>
  Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
