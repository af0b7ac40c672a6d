import type { ReactNode } from 'react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { BulkItem } from './bulk.server.ts';
import { AmountCell, AmountHead, WhichCells, WhichHeads } from './bulk-cells.tsx';

type Item = BulkItem & { text?: ReactNode; done?: boolean };

/** More are counted, not listed. */
const mostRows = 200;

/** The invoices of a bulk action, each with what is said of it. */
export const BulkTable = ({ items, label }: { items: readonly Item[]; label: string }) => {
  const t = useT();
  const f = useFormat();
  const hasText = items.some((item) => item.text);
  const shown = items.slice(0, mostRows);
  return (
    <Ledger label={label} stack>
      <thead>
        <tr>
          <WhichHeads />
          {hasText && <th scope="col">{t('invoices:bulk.result')}</th>}
          <AmountHead />
        </tr>
      </thead>
      <tbody>
        {shown.map((item) => (
          <LedgerRow
            key={item.id}
            data-id={item.id}
            data-result={item.done === undefined ? undefined : String(item.done)}
          >
            <WhichCells item={item} />
            {hasText && (
              <td className="what">
                <div className={item.done ? 'bulk-result' : 'bulk-result bad'}>
                  <Icon name={item.done ? 'check' : 'circle-alert'} />
                  <div>{item.text}</div>
                </div>
              </td>
            )}
            <AmountCell item={item} />
          </LedgerRow>
        ))}
      </tbody>
      {shown.length < items.length && (
        <tfoot>
          <tr>
            <td colSpan={hasText ? 4 : 3} className="muted">
              {t('invoices:shown', { count: shown.length, total: f.number(String(items.length)) })}
            </td>
          </tr>
        </tfoot>
      )}
    </Ledger>
  );
};
