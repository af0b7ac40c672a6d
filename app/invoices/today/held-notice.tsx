import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { HeldLedger } from '#db/queries/ledger-holds.ts';

const mostNames = 3;

/** At the top of every staff page while ledgers are on hold: which, since when, what that means and who can lift it. */
export const HeldNotice = ({ held }: { held: HeldLedger[] }) => {
  const t = useT();
  const f = useFormat();
  const [first] = held;
  if (!first) return null;
  const named = held
    .slice(0, mostNames)
    .map(({ business }) => business)
    .join(', ');
  const more = held.length - mostNames;
  const names = more > 0 ? t('held.more', { count: more, names: named }) : named;
  return (
    <Notice tone="red" role="status" className="held-notice">
      <p>
        <b>{t('held.title', { count: held.length, names })}</b>{' '}
        {t('held.since', { when: f.instant(first.since) })}
      </p>
      <p className="small">{t('held.why')}</p>
      <p className="small">{t('held.who')}</p>
    </Notice>
  );
};
