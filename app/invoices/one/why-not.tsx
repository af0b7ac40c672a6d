import { useT } from '#app/lib/use-t.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { InvoicePage } from './one.server.ts';

/** The acts that the state of a draft does not allow, each with the reason; folded, as what can be done comes first. */
export const WhyNot = ({ page }: { page: InvoicePage }) => {
  const t = useT();
  // Of what is final, one sentence says more than a list of what it refuses.
  const isOver = page.isIssued || page.state === 'deleted';
  const unable = isOver ? [] : page.acts.filter(({ enabled, act }) => !enabled && act !== 'edit');
  if (unable.length === 0) return null;
  return (
    <Fold summary={t('timeline:noActs')} icon="info" className="why-not">
      <dl>
        {unable.map(({ act, reason }) => (
          <div key={act} data-blocked={act}>
            <dt>{t(`invoices:act.${act}`)}</dt>
            <dd>{t(`invoices:blocked.${reason ?? 'notNow'}`)}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
};
