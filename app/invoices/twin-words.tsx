import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import type { Twin } from '#db/queries/twins.ts';

/** Which documents ask the same of the same customer, each to be opened. */
export const TwinWords = ({ twins }: { twins: readonly Twin[] }) => {
  const t = useT();
  return (
    <>
      <p>
        <b>{t('invoices:twin.title')}</b>
      </p>
      <p>
        {t('invoices:twin.body')}{' '}
        {twins.map(({ invoiceId, reference }, index) => (
          <span key={invoiceId}>
            {index > 0 && ', '}
            <Link className="nowrap" to={paths.invoice(invoiceId)}>
              {reference}
            </Link>
          </span>
        ))}
      </p>
    </>
  );
};
