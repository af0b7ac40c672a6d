import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { ProcessRow } from '#db/queries/processes.ts';
import { usePatience } from './use-patience.ts';

/** Every web and worker process, and when it was heard of last. */
export const ProcessesSection = ({
  processes,
}: {
  processes: readonly (ProcessRow & { isAlive: boolean })[];
}) => {
  const t = useT();
  const f = useFormat();
  const patience = usePatience();
  return (
    <Section title={t('engine:processes.title')}>
      {processes.length === 0 ? (
        <p className="muted">{t('engine:processes.none')}</p>
      ) : (
        <Ledger label={t('engine:processes.title')} stack>
          <thead>
            <tr>
              {(['title', 'where', 'started', 'seen', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`engine:processes.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {processes.map(({ id, kind, host, pid, version, startedAt, silentMs, isAlive }) => (
              <LedgerRow key={id} data-process={kind} data-status={isAlive ? 'alive' : 'silent'}>
                <td className="who">
                  <b>{t(`engine:processes.kind.${kind}`)}</b>
                  <span className="sub">{version}</span>
                </td>
                <td data-label={t('engine:processes.where')}>
                  <span className="host">
                    {host} <span className="num muted">{pid}</span>
                  </span>
                </td>
                <td className="num" data-label={t('engine:processes.started')}>
                  {f.instant(startedAt)}
                </td>
                <td className="num" data-label={t('engine:processes.seen')}>
                  {t('engine:processes.ago', { ago: patience(silentMs) })}
                </td>
                <td className={isAlive ? 'pulse' : 'pulse bad'} data-label={t('engine:processes.state')}>
                  <span>
                    <Icon name={isAlive ? 'circle-check-big' : 'circle-alert'} />
                    {t(`engine:processes.${isAlive ? 'alive' : 'silent'}`)}
                  </span>
                </td>
              </LedgerRow>
            ))}
          </tbody>
        </Ledger>
      )}
    </Section>
  );
};
