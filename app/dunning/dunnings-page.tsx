import { Form, Link, useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { DunningsData } from './dunnings.server.ts';
import { HoldForm, LiftForm } from './hold-forms.tsx';
import { Numbers } from './numbers.tsx';
import { PlannedList } from './planned-list.tsx';
import { useRefusalWords } from './use-refusal-words.ts';

type Props = { page: DunningsData };

/** The morning's work of asking for money: what plans propose, with one press, what is left aside and why, and what was announced. */
export const DunningsPage = ({ page }: Props) => {
  const t = useT();
  const { proposed, leftOut, planned, plans, more } = page;
  return (
    <>
      <RecordHead
        title={t('dunning:plan.page.head', { count: proposed.length })}
        under={t('dunning:plan.page.lead')}
        back={{ to: paths.settlements(), label: t('letters:back') }}
      />
      <Told />
      <Section title={t('dunning:plan.page.proposed')} acts={<SendAll page={page} />}>
        {proposed.length === 0 ? (
          <Empty
            icon="circle-check-big"
            title={t(plans === 0 ? 'dunning:plan.page.noPlans' : 'dunning:plan.page.proposedNone')}
          />
        ) : (
          <Proposed page={page} />
        )}
        {more && <p className="small muted">{t('dunning:plan.page.more')}</p>}
      </Section>
      {leftOut.length > 0 && (
        <Section title={t('dunning:plan.page.leftOut')}>
          <p className="muted">{t('dunning:plan.page.leftOutLead')}</p>
          <LeftOut page={page} />
        </Section>
      )}
      <Section title={t('dunning:plan.page.planned')}>
        {planned.list.length === 0 ? (
          <p className="muted">{t('dunning:plan.page.plannedNone')}</p>
        ) : (
          <PlannedList list={planned.list} holdId={page.holdId} mayHold={page.mayDun} />
        )}
      </Section>
    </>
  );
};

/** What the last press did. */
const Told = () => {
  const t = useT();
  const [search] = useSearchParams();
  const [sent, refused] = ['sent', 'refused'].map((name) => Number(search.get(name) ?? 0));
  if (search.get('done') === 'owners')
    return (
      <Notice tone="ochre" role="status" told>
        {t('dunning:plan.page.owners')}
      </Notice>
    );
  if (!sent && !refused) return null;
  return (
    <Notice tone={refused ? 'ochre' : 'green'} icon={refused ? 'triangle-alert' : 'check'} role="status" told>
      {sent ? <p>{t('dunning:plan.page.sent', { count: sent })}</p> : null}
      {refused ? <p>{t('dunning:plan.page.refused', { count: refused })}</p> : null}
    </Notice>
  );
};

const itemOf = ({ id, customerId, mark }: DunningsData['proposed'][number]) => `${id} ${customerId} ${mark}`;

/** All with one press; what they come to stands on the button. */
const SendAll = ({ page: { proposed, nextHour, mayDun } }: Props) => {
  const t = useT();
  const f = useFormat();
  const busy = useSending();
  const isClosed = nextHour !== null && proposed.some(({ isPrepared }) => !isPrepared);
  if (proposed.length === 0 || !mayDun) return null;
  if (isClosed)
    return <p className="small muted">{t('dunning:plan.page.hours', { date: f.instant(nextHour) })}</p>;
  const sums = sumsByCurrency(proposed.flatMap((each) => each.sums));
  return (
    <Form method="post" action={paths.dunnings()} data-act="dun">
      <input type="hidden" name="act" value="dun" />
      {proposed.map((each) => (
        <input key={each.customerId} type="hidden" name="item" value={itemOf(each)} />
      ))}
      <Button
        look="primary"
        size="desk"
        icon="bell"
        busy={busy}
        tally={sums.map(({ cents, currency }) => f.money(cents, currency)).join(' + ')}
      >
        {t('dunning:plan.page.sendAll', { count: proposed.length })}
      </Button>
    </Form>
  );
};

const Proposed = ({ page: { proposed, holdId, mayDun } }: Props) => {
  const t = useT();
  return (
    <Ledger label={t('dunning:plan.page.proposed')} stack>
      <tbody>
        {proposed.map((each) => (
          <LedgerRow key={each.customerId} stage="pencil" data-proposed={each.customerId}>
            <Who {...each} to={paths.outstanding(each.customerId, { dun: 'plan' })} />
            <td className="state">
              {t(`dunning:level${each.level}`)}
              {each.isPrepared && <span className="sub">{t('dunning:plan.page.prepares')}</span>}
            </td>
            <Amounts {...each} />
            <td className="r">
              {mayDun && <HoldForm customerId={each.customerId} name={each.customer} holdId={holdId} />}
            </td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};

const LeftOut = ({ page }: Props) => {
  const t = useT();
  return (
    <Ledger label={t('dunning:plan.page.leftOut')} stack>
      <tbody>
        {page.leftOut.map((each) => (
          <LedgerRow key={each.customerId} data-left-aside={each.against.join(' ')}>
            <Who {...each} to={paths.outstanding(each.customerId)} />
            <Why each={each} nextHour={page.nextHour ?? ''} />
            <Amounts {...each} />
            <td className="r">
              {page.mayDun && each.hold && !each.hold.isOwners && (
                <LiftForm customerId={each.customerId} holdId={each.hold.id} />
              )}
            </td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};

type Row = DunningsData['leftOut'][number];

const Why = ({ each, nextHour }: { each: Row; nextHour: string }) => {
  const refusal = useRefusalWords({ hold: each.hold, nextOn: each.nextOn, nextHour });
  return <td className="state">{each.against.map(refusal).join(' ')}</td>;
};

const Who = ({ customer, business, numbers, to }: Row & { to: string }) => (
  <td className="what">
    <Link className="ref" to={to}>
      {customer}
    </Link>
    <span className="sub">
      {business}
      {numbers.length > 0 && ', '}
      <Numbers of={numbers} />
    </span>
  </td>
);

const Amounts = ({ sums }: Row) => {
  const f = useFormat();
  return (
    <td className="r num strong amt">
      {sums.map(({ currency, cents }) => (
        <span key={currency} className="sum">
          {f.money(cents, currency)}
        </span>
      ))}
    </td>
  );
};
