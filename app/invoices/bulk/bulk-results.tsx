import { Form } from '@remix-run/react';
import type { FormEvent } from 'react';
import { BackToList } from '#app/invoices/list/back-to-list.tsx';
import type { BulkAct } from '#app/invoices/list/row-words.ts';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { BulkResult } from './bulk-run.server.ts';
import { BulkTable } from './bulk-table.tsx';

type Props = {
  act: BulkAct;
  results: readonly BulkResult[];
  onRetry: (items: readonly BulkResult[]) => void;
};

/** What became of each; those that failed can be tried again, and only those. */
export const BulkResults = ({ act, results, onRetry }: Props) => {
  const t = useT();
  const isBusy = useSending();
  const failed = results.filter((result) => !result.done);
  const done = results.length - failed.length;
  const retry = (event: FormEvent) => {
    event.preventDefault();
    onRetry(failed);
  };
  return (
    <div className="stack bulk-page">
      <PageHead title={t(`invoices:bulk.doneTitle.${act}`)}>
        <BackToList>{t('invoices:bulk.back')}</BackToList>
      </PageHead>
      <p role="status" data-told="" tabIndex={-1}>
        {t('invoices:bulk.succeeded', { count: done })}
        {failed.length > 0 && `, ${t('invoices:bulk.failed', { count: failed.length })}`}
      </p>
      {failed.length > 0 && (
        <Form method="post" action={paths.bulkInvoices()} data-act={act} onSubmit={retry}>
          <input type="hidden" name="do" value={act} />
          {failed.map(({ id }) => (
            <input key={id} type="hidden" name="id" value={id} />
          ))}
          <Button icon="rotate-ccw" busy={isBusy}>
            {t('invoices:bulk.retry', { count: failed.length })}
          </Button>
        </Form>
      )}
      <BulkTable
        label={t('invoices:bulk.result')}
        items={[...failed, ...results.filter((result) => result.done)]}
      />
    </div>
  );
};
