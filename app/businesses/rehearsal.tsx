import type { ReactNode } from 'react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { Rehearsal as Tried } from './rehearsal.server.ts';

type Props = {
  rehearsal: readonly Tried[];
  /** False when nothing of this business is ever approved by silence. */
  silenceCounts: boolean;
};

/** What a policy would make of two requests: when they end, when the owner is reminded. */
export const Rehearsal = ({ rehearsal, silenceCounts }: Props) => {
  const t = useT();
  const f = useFormat();
  return (
    <section className="rehearsal" aria-live="polite" aria-labelledby="rehearsal-title">
      <h2 className="h3" id="rehearsal-title">
        {t('businesses:rehearsal.title')}
      </h2>
      <dl>
        {rehearsal.map(({ received, end, reminders, dropped }) => (
          <Request key={received} received={f.instant(received)}>
            {end === null ? (
              <p className="advice">{t('businesses:rehearsal.never')}</p>
            ) : (
              <>
                <p className="rehearsal__end">{t('businesses:rehearsal.ends', { date: f.instant(end) })}</p>
                {reminders.length === 0 && <p>{t('businesses:rehearsal.noReminder')}</p>}
                {reminders.map((reminder) => (
                  <p key={reminder}>{t('businesses:rehearsal.reminder', { date: f.instant(reminder) })}</p>
                ))}
                {dropped > 0 && (
                  <p className="small muted">{t('businesses:rehearsal.dropped', { count: dropped })}</p>
                )}
              </>
            )}
          </Request>
        ))}
      </dl>
      <p className="small muted">
        {t(silenceCounts ? 'businesses:rehearsal.counts' : 'businesses:rehearsal.countsNot')}
      </p>
    </section>
  );
};

const Request = ({ received, children }: { received: string; children: ReactNode }) => (
  <>
    <dt>{useT()('businesses:rehearsal.received', { date: received })}</dt>
    <dd>{children}</dd>
  </>
);
