import type { SubmissionResult } from '@conform-to/react';
import { Form, useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { placeOfAnswer } from '#app/light/kept-place.ts';
import type { Saying } from '#app/settlement/said-acts.server.ts';
import { ClaimFields, DisputeFields, PromiseFields } from '#app/settlement/said-fields.tsx';
import type { TalkView } from '#app/settlement/talk.server.ts';
import { TalkList } from '#app/settlement/talk-list.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import type { IconName } from '#app/ui/icons.ts';
import { type Ask, asks, type CustomerView, sayId } from './customer-data.ts';

type Props = { view: CustomerView; talk: TalkView; lastResult: SubmissionResult<string[]> | null };

const icons: Record<Ask, IconName> = {
  paid: 'check',
  date: 'calendar-check',
  dispute: 'message-square-warning',
};

/** What he can send by them: his page then forgets what he typed for it. */
const customerActs = ['claim-paid', 'promise', 'dispute'] as const satisfies readonly Saying[];

/** What a customer said about the money of an invoice, and three equal ways to say more, while anything is owed. */
export const Say = ({ view, talk, lastResult }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const { access, business } = view;
  const ask = access.kind === 'session' ? asks.find((each) => each === search.get('ask')) : undefined;
  const may: Record<Ask, boolean> = { paid: true, date: talk.mayPromise, dispute: talk.mayDispute };
  const as = access.kind === 'session' ? (access.as ?? undefined) : undefined;
  const page = paths.customerInvoice(view.invoiceId, { as });
  const shown = asks.filter((each) => may[each]);
  const form = {
    talk,
    lastResult,
    action: `${paths.customerInvoice(view.invoiceId, { as, ask })}#${sayId}`,
    cancelTo: `${page}#${sayId}`,
    business,
    keptOf: 'customer' as const,
  };
  const sent = customerActs.find((each) => each === search.get('done'));
  if (talk.balanceCents <= 0) return null;
  return (
    <section className="said" id={sayId} aria-labelledby="say-title">
      <h2 className="h3" id="say-title">
        {t(ask ? `customer:say.${ask}.title` : 'customer:say.title')}
      </h2>
      {sent && <span hidden data-forget={placeOfAnswer(view.invoiceId, sent, 'customer')} />}
      <TalkList talk={talk} business={business} withdrawAt={access.kind === 'session' ? page : null} />
      {ask === 'paid' && <ClaimFields {...form} />}
      {ask === 'date' && may.date && <PromiseFields {...form} />}
      {ask === 'dispute' && may.dispute && <DisputeFields {...form} />}
      {(!ask || !may[ask]) && (
        <div className="acts3">
          {shown.map((each) =>
            access.kind === 'link' ? (
              <Form key={each} method="post" data-act="open">
                <input type="hidden" name="act" value="say" />
                <input type="hidden" name="ask" value={each} />
                <Button block icon={icons[each]}>
                  <ActWords ask={each} />
                </Button>
              </Form>
            ) : (
              <LinkButton
                key={each}
                block
                icon={icons[each]}
                to={`${paths.customerInvoice(view.invoiceId, { as, ask: each })}#${sayId}`}
              >
                <ActWords ask={each} />
              </LinkButton>
            ),
          )}
        </div>
      )}
      {talk.isBrokenTwice && <p className="small muted">{t('settlement:refused.brokenTwice')}</p>}
    </section>
  );
};

const ActWords = ({ ask }: { ask: Ask }) => {
  const t = useT();
  return (
    <span>
      {t(`customer:say.${ask}.act`)}
      <small>{t(`customer:say.${ask}.hint`)}</small>
    </span>
  );
};
