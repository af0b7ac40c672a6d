import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { AccountPage } from './read-account.server.ts';

/** What has changed of one's access lately, with when and from where. */
export const EventsSection = ({ events }: Pick<AccountPage, 'events'>) => {
  const t = useT();
  const f = useFormat();
  return (
    <Section title={t('account:events.title')}>
      {events.length === 0 ? (
        <p className="muted small">{t('account:events.none')}</p>
      ) : (
        <ul className="terms">
          {events.map(({ id, event, detail, by, at, device, address }) => (
            <li key={id} className="events">
              <div>
                {t(`account:events.event.${event}`, { detail })}
                {by && <>, {t('account:events.by', { name: by })}</>}
                <span className="small muted block">
                  {f.instant(at)}
                  {address && `, ${device}, ${address}`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
