import { Link } from '@remix-run/react';
import type { ChangeEvent } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { Doubled } from './bulk.server.ts';
import { AmountCell, AmountHead, WhichCells, WhichHeads } from './bulk-cells.tsx';

type Props = {
  items: readonly Doubled[];
  /** The form that sends them. */
  form: string;
  ticked: ReadonlySet<string>;
  onTick: (event: ChangeEvent<HTMLInputElement>) => void;
};

/** Those that say the same as another document: none is sent unless it is ticked here, one by one. */
export const BulkDoubled = ({ items, form, ticked, onTick }: Props) => {
  const t = useT();
  return (
    <div className="stack">
      <h2 className="h2">{t('invoices:twin.section', { count: items.length })}</h2>
      <p className="muted">
        {t('invoices:twin.title')} ({t('invoices:twin.what')}). {t('invoices:twin.lead')}
      </p>
      <Ledger label={t('invoices:twin.section', { count: items.length })} stack>
        <thead>
          <tr>
            <th className="sel" scope="col">
              <span className="vh">{t('invoices:twin.anyway')}</span>
            </th>
            <WhichHeads />
            <th scope="col">{t('invoices:twin.same')}</th>
            <AmountHead />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <LedgerRow key={item.id} data-id={item.id} selected={ticked.has(item.id)}>
              <td className="sel">
                <Check
                  desk
                  form={form}
                  name="twin"
                  value={item.id}
                  checked={ticked.has(item.id)}
                  onChange={onTick}
                  aria-label={t('invoices:twin.include', { ref: item.reference })}
                />
              </td>
              <WhichCells item={item} />
              <td className="what">
                {item.twins.map(({ invoiceId, reference }) => (
                  <div key={invoiceId}>
                    <Link className="ref inline-flex min-h-6 items-center" to={paths.invoice(invoiceId)}>
                      {reference}
                    </Link>
                  </div>
                ))}
              </td>
              <AmountCell item={item} />
            </LedgerRow>
          ))}
        </tbody>
      </Ledger>
    </div>
  );
};
