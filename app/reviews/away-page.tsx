import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import { callOf } from './call-of.ts';
import type { Away } from './review-data.ts';

/** Nothing is before the owner: taken back by the office, or not asked yet. No document is shown. */
export const AwayPage = ({ away }: { away: Away }) => {
  const t = useT();
  const words = away.isWithdrawn ? 'withdrawn' : 'preparing';
  return (
    <Page head={<OwnerHead contact={callOf(away)} />} className="page-review">
      <div className="end" data-status={words}>
        <Icon name="undo-2" size={24} />
        <h1 className="h1">{t(`review:${words}.title`)}</h1>
        <p className="lead muted">{t(`review:${words}.body`, { office: away.office.name })}</p>
      </div>
    </Page>
  );
};
