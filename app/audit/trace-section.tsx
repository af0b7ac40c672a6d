import { useSearchParams } from '@remix-run/react';
import { type ToldMachine, toldMachines } from '#app/audit/machines/names.ts';
import type { InvoicePage } from '#app/invoices/one/one.server.ts';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { Proof, Trace } from '#app/ui/trace.tsx';

type Filter = 'all' | ToldMachine;
const filters: readonly Filter[] = ['all', ...toldMachines];

/** Every step, newest first, with whether their chain of hashes verifies. */
export const TraceSection = ({ page }: { page: InvoicePage }) => {
  const t = useT();
  const [search] = useSearchParams();
  const shown = filters.find((each) => each === search.get('trace')) ?? 'all';
  const of = (filter: Filter) => page.trace.filter(({ group }) => filter === 'all' || group === filter);
  const steps = of(shown);
  return (
    <section aria-labelledby="trace">
      <div className="tr-head">
        <h2 className="h2" id="trace">
          {t('timeline:title')}
        </h2>
        <Tabs
          label={t('timeline:filter.label')}
          tabs={filters.map((filter) => ({
            to: `${paths.invoice(page.id, { trace: filter === 'all' ? undefined : filter })}#trace`,
            label: t(`timeline:filter.${filter}`),
            count: of(filter).length,
            current: filter === shown,
          }))}
        />
        <span
          className={page.isIntact ? 'small row push chain' : 'small row push chain chain--broken'}
          data-chain={page.isIntact}
        >
          <Icon name={page.isIntact ? 'shield-check' : 'triangle-alert'} />
          {page.isIntact
            ? t('timeline:chain.intact', { count: page.trace.length })
            : t('timeline:chain.broken')}
        </span>
      </div>
      {page.issued && (
        <dl className="facts seals">
          <Seal label={t('timeline:sealed')} hash={page.issued.contentSha256} />
          {page.issued.pdfSha256 && <Seal label={t('timeline:pdf')} hash={page.issued.pdfSha256} />}
        </dl>
      )}
      {steps.length === 0 ? <p className="muted">{t('timeline:empty')}</p> : <Trace entries={steps} />}
    </section>
  );
};

const Seal = ({ label, hash }: { label: string; hash: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <Proof hash={hash} />
    </dd>
  </div>
);
