import { Form, Link, useNavigation } from '@remix-run/react';
import type { FormEvent } from 'react';
import { BackToList } from '#app/invoices/list/back-to-list.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { ProgressBar } from '#app/ui/progress-bar.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { BulkTable } from '../bulk/bulk-table.tsx';
import { useMonthName } from '../list/use-month-name.ts';
import type { loadMonthEnd, MonthEndStep } from './month-end.server.ts';
import { useMonthEnd } from './use-month-end.ts';

type Props = {
  page: Awaited<ReturnType<typeof loadMonthEnd>> & { mayDraft: boolean };
  /** What a form sent without a script has done. */
  step?: MonthEndStep;
};

/** Everything of a month in one place: what can be sent off, how far the documents are, what was set apart. */
export const MonthEndPage = ({ page, step }: Props) => {
  const t = useT();
  const monthName = useMonthName();
  const isSetting = page.stored < page.issued;
  const { run, start } = useMonthEnd(isSetting);
  const isBusy = useNavigation().state !== 'idle' || run?.state === 'runs';
  const refused = run?.refused ?? step?.refused ?? [];
  const begin = (event: FormEvent) => {
    event.preventDefault();
    void start(page.ready);
  };
  return (
    <div className="stack bulk-page">
      <PageHead title={t('invoices:monthEnd.title', { month: monthName(page.month) })}>
        <BackToList>{t('invoices:bulk.back')}</BackToList>
      </PageHead>
      <Sheet pad className="stack">
        <ProgressBar label={t('invoices:monthEnd.documents')} value={page.stored} max={page.issued}>
          {t('invoices:monthEnd.stored', { done: page.stored, count: page.issued })}
        </ProgressBar>
        <ProgressBar label={t('invoices:monthEnd.onTheirWay')} value={page.sent} max={page.issued}>
          {t('invoices:monthEnd.sent', { done: page.sent, count: page.issued })}
        </ProgressBar>
        <p className="muted">
          {t('invoices:monthEnd.rest', { ready: page.ready, blocked: page.blocked, awaiting: page.awaiting })}
        </p>
      </Sheet>
      {page.failed > 0 && (
        <Notice tone="red" icon="circle-alert">
          {t('invoices:monthEnd.failed', { count: page.failed })}{' '}
          <a href={paths.failures()}>{t('invoices:monthEnd.look')}</a>
        </Notice>
      )}
      {page.doubled > 0 && (
        <Notice tone="ochre">
          {t('invoices:twin.section', { count: page.doubled })}. {t('invoices:twin.apart')}{' '}
          <Link to={paths.invoices({ tab: 'draft' })}>{t('invoices:twin.look')}</Link>
        </Notice>
      )}
      {run && (
        <ProgressBar
          label={t('invoices:monthEnd.sending')}
          value={run.done + run.refused.length}
          max={run.total}
        >
          {t('invoices:bulk.progress', { done: run.done + run.refused.length, count: run.total })}
        </ProgressBar>
      )}
      {run?.state === 'lost' && <Notice tone="ochre">{t('invoices:monthEnd.lost')}</Notice>}
      {page.credits > 0 && (
        <Notice>
          <p>{t('invoices:monthEnd.credits', { count: page.credits })}</p>
          <LinkButton size="desk" icon="shield-check" to={paths.confirm({ redirectTo: paths.monthEnd() })}>
            {t('account:confirm.submit')}
          </LinkButton>
        </Notice>
      )}
      {page.mayDraft && page.ready > 0 && (
        <Form method="post" action={paths.monthEnd()} data-act="submit-review" onSubmit={begin}>
          <Button look="primary" icon="hourglass" busy={isBusy}>
            {t('invoices:monthEnd.send', { count: page.ready })}
          </Button>
        </Form>
      )}
      {refused.length > 0 && (
        <div className="stack">
          <h2 className="h2">{t('invoices:bulk.wont', { count: refused.length })}</h2>
          <BulkTable label={t('invoices:bulk.wont', { count: refused.length })} items={refused} />
        </div>
      )}
    </div>
  );
};
