import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { MachineLoad } from '#db/queries/engine.ts';
import { HourBars } from './hour-bars.tsx';

type Props = { machines: readonly MachineLoad[]; hours: readonly number[]; now: string };

/** The workflows that have not ended, and the timers they wait for. */
export const WaitsSection = ({ machines, hours, now }: Props) => {
  const t = useT();
  const f = useFormat();
  const n = (count: number) => f.number(`${count}`);
  return (
    <Section title={t('engine:waits.title')}>
      {machines.length === 0 ? (
        <p className="muted">{t('engine:waits.none')}</p>
      ) : (
        <Ledger label={t('engine:waits.title')} stack>
          <thead>
            <tr>
              <th scope="col">{t('engine:waits.machine')}</th>
              {(['active', 'timers', 'overdue', 'hour', 'day'] as const).map((column) => (
                <th key={column} scope="col" className="r">
                  {t(`engine:waits.${column}`)}
                </th>
              ))}
              <th scope="col">{t('engine:waits.next')}</th>
            </tr>
          </thead>
          <tbody>
            {machines.map(({ machine, active, timers, overdue, nextHour, nextDay, nextDueAt }) => (
              <LedgerRow key={machine} data-machine={machine}>
                <td className="who">
                  <b>{t(`engine:machine.${machine as 'review'}`, { defaultValue: machine })}</b>
                </td>
                <Count label={t('engine:waits.active')}>{n(active)}</Count>
                <Count label={t('engine:waits.timers')}>{n(timers)}</Count>
                <Count label={t('engine:waits.overdue')} isBad={overdue > 0}>
                  {n(overdue)}
                </Count>
                <Count label={t('engine:waits.hour')}>{n(nextHour)}</Count>
                <Count label={t('engine:waits.day')}>{n(nextDay)}</Count>
                <td className="num" data-label={t('engine:waits.next')}>
                  {nextDueAt ? f.instantNear(nextDueAt, now) : '–'}
                </td>
              </LedgerRow>
            ))}
          </tbody>
        </Ledger>
      )}
      {machines.length > 0 && <HourBars hours={hours} />}
    </Section>
  );
};

type CountProps = { label: string; isBad?: boolean; children: string };

/** A figure of a table; on a phone it carries its column's name. */
export const Count = ({ label, isBad, children }: CountProps) => (
  <td className={isBad ? 'r num bad' : 'r num'} data-label={label}>
    {children}
  </td>
);
