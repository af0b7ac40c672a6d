import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { vocabulary } from '#app/ui/vocabulary.ts';
import type { CustomerPage } from './read-customer.server.ts';

/** Every document made for a customer, newest first. */
export const CustomerInvoices = ({ customer, invoices, total, page, pageSize }: CustomerPage) => {
  const t = useT();
  const f = useFormat();
  const at = (number: number) => paths.customer(customer.id, { page: number });
  const first = (page - 1) * pageSize;
  return (
    <Section title={t('customers:invoices', { count: total })}>
      {total === 0 ? (
        <Empty icon="file-text" title={t('customers:noInvoice')} />
      ) : (
        <Ledger label={t('customers:invoices', { count: total })} stack>
          <thead>
            <tr>
              <th scope="col">{t('customers:column.number')}</th>
              <th scope="col">{t('customers:column.subject')}</th>
              <th scope="col">{t('customers:column.state')}</th>
              <th scope="col">{t('customers:column.issued')}</th>
              <th scope="col" className="r">
                {t('customers:column.payable')}
              </th>
            </tr>
          </thead>
          <tbody>
            {invoices.map(
              ({ id, number, provisionalRef, subject, status, issuedOn, payableCents, currency }) => (
                <LedgerRow key={id} stage={vocabulary[status].stage}>
                  <td className="num">
                    <Link className="ref" to={paths.invoice(id)}>
                      {number ?? provisionalRef}
                    </Link>
                  </td>
                  <td className="what">{subject}</td>
                  <td className="state">
                    <Chip status={status} />
                  </td>
                  <td className="muted chan">{issuedOn && f.date(issuedOn)}</td>
                  <td className="r num strong amt">{f.money(payableCents, currency)}</td>
                </LedgerRow>
              ),
            )}
          </tbody>
        </Ledger>
      )}
      {total > pageSize && (
        <Pager
          from={first + 1}
          to={first + invoices.length}
          total={total}
          previous={page > 1 ? at(page - 1) : undefined}
          next={first + invoices.length < total ? at(page + 1) : undefined}
        />
      )}
    </Section>
  );
};
