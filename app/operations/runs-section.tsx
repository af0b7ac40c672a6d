import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { QueueLoad } from '#db/queries/engine.ts';
import { Count } from './waits-section.tsx';

/** The jobs of each queue: those that wait, run, will be tried again, were given up. */
export const RunsSection = ({ queues, most }: { queues: readonly QueueLoad[]; most: number }) => {
  const t = useT();
  const f = useFormat();
  const n = (count: number) => f.number(`${count}`);
  return (
    <Section title={t('engine:runs.title')}>
      <Ledger label={t('engine:runs.title')} stack>
        <thead>
          <tr>
            <th scope="col">{t('engine:runs.queue')}</th>
            {(['waiting', 'active', 'retrying', 'failed'] as const).map((column) => (
              <th key={column} scope="col" className="r">
                {t(`engine:runs.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map(({ queue, waiting, active, retrying, failed }) => (
            <LedgerRow key={queue} data-queue={queue}>
              <td className="who">
                <b>{t(`engine:queue.${queue as 'mail'}`, { defaultValue: queue })}</b>
              </td>
              <Count label={t('engine:runs.waiting')}>
                {waiting > most ? t('engine:runs.more', { n: n(most) }) : n(waiting)}
              </Count>
              <Count label={t('engine:runs.active')}>{n(active)}</Count>
              <Count label={t('engine:runs.retrying')} isBad={retrying > 0}>
                {n(retrying)}
              </Count>
              <Count label={t('engine:runs.failed')} isBad={failed > 0}>
                {n(failed)}
              </Count>
            </LedgerRow>
          ))}
        </tbody>
      </Ledger>
    </Section>
  );
};
