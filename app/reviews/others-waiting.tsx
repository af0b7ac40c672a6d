import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { useReview } from './use-review.ts';

/**
 * The other documents that wait: a step away for who came from home, by mail for who came by one review's link, which
 * opens that review alone.
 */
export const OthersWaiting = () => {
  const t = useT();
  const f = useFormat();
  const { view, as, hasHome } = useReview();
  if (view.others === 0 || view.access.kind === 'link') return null;
  const query = { as: as ?? undefined };
  if (hasHome) {
    const { next } = view;
    return (
      <>
        {view.decision && next && (
          <LinkButton look="primary" size="lg" icon="arrow-right" block to={paths.review(next.id, query)}>
            {t('review:others.next', {
              count: view.others,
              customer: next.buyer,
              amount: f.money(next.payableCents, next.currency),
            })}
          </LinkButton>
        )}
        <LinkButton icon="inbox" block to={paths.portal(query)}>
          {t('review:others.see', { count: view.others })}
        </LinkButton>
      </>
    );
  }
  return (
    <Form method="post" action={paths.review(view.invoiceId, query)} data-act="home-link">
      <input type="hidden" name="act" value="home-link" />
      <p className="small muted">{t('review:others.waiting', { count: view.others })}</p>
      <Button icon="mail" block>
        {t('review:others.send')}
      </Button>
    </Form>
  );
};
