import type { SubmissionResult } from '@conform-to/react';
import { useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { DifferenceFields } from './difference-fields.tsx';
import { Talk } from './office-talk.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { SettledList } from './settled-list.tsx';
import type { SettlementData } from './settlement.server.ts';
import { ReverseFields, TakeBackFields, WriteOffFields } from './undo-fields.tsx';

type Props = { page: SettlementData; lastResult?: SubmissionResult<string[]> | null };

/** The money of one invoice: what is owed, what came, and what can be done about it. */
export const SettlementPage = ({ page, lastResult }: Props) => {
  const t = useT();
  const { followed } = page;
  return (
    <>
      <RecordHead
        title={t('settlement:title', { ref: page.reference })}
        under={
          followed && t('settlement:of', { business: followed.businessName, customer: followed.buyerName })
        }
        back={{ to: paths.invoice(page.id), label: t('settlement:back') }}
      >
        {followed?.customerId && (
          <LinkButton size="desk" icon="hand-coins" to={paths.outstanding(followed.customerId)}>
            {t('outstanding:see')}
          </LinkButton>
        )}
        {followed && followed.balanceCents > 0 && page.may.record && (
          <LinkButton size="desk" to={paths.settlement(page.id, { ask: 'difference' })}>
            {t('settlement:difference.act')}
          </LinkButton>
        )}
        {followed && followed.balanceCents > 0 && page.may.writeOff && (
          <LinkButton size="desk" icon="circle-slash" to={paths.settlement(page.id, { ask: 'write-off' })}>
            {t('settlement:writeOff.act')}
          </LinkButton>
        )}
      </RecordHead>
      {followed ? (
        <Money page={page} followed={followed} lastResult={lastResult} />
      ) : (
        <p>{t(page.asksForMoney ? 'settlement:soon' : 'settlement:none')}</p>
      )}
    </>
  );
};

type Followed = NonNullable<SettlementData['followed']>;

const Money = ({ page, followed, lastResult }: Props & { followed: Followed }) => {
  const t = useT();
  const f = useFormat();
  const { currency, totalCents, balanceCents, lateCents, parts } = followed;
  const money = (cents: number) => f.money(cents, currency);
  return (
    <>
      <dl className="totals" data-settlement={followed.state}>
        {parts.map(({ of, cents, dueOn }) => (
          <div key={`${of}${dueOn}`}>
            <dt>
              {t(`settlement:part.${of}`)}, {dueOn ? f.date(dueOn) : t('settlement:noDay')}
            </dt>
            <dd className="num">{money(cents)}</dd>
          </div>
        ))}
        {totalCents > balanceCents && (
          <div className="sub">
            <dt>{t('settlement:settled')}</dt>
            <dd className="num">{money(balanceCents - totalCents)}</dd>
          </div>
        )}
        <div className="net">
          <dt>{t('settlement:owed')}</dt>
          <dd className="num">{money(balanceCents)}</dd>
        </div>
        {lateCents > 0 && (
          <div>
            <dt>{t('settlement:late')}</dt>
            <dd className="num">{money(lateCents)}</dd>
          </div>
        )}
      </dl>
      <Act page={page} followed={followed} lastResult={lastResult} />
      {page.talk && (
        <Talk page={page} talk={page.talk} business={followed.businessName} lastResult={lastResult} />
      )}
      <Section title={t('settlement:history')}>
        <SettledList page={page} currency={currency} />
      </Section>
    </>
  );
};

/** What the address asks for: to take something back, to give up, or, while anything is owed, to record what came. */
const Act = ({ page, followed, lastResult }: Props & { followed: Followed }) => {
  const t = useT();
  const f = useFormat();
  const [search] = useSearchParams();
  const busy = useSending();
  const props = { page, lastResult, busy };
  const money = (cents: number) => f.money(cents, followed.currency);
  const live = page.settled.filter(({ takenBack }) => takenBack === null);
  const reversed = live.find(({ payment }) => payment && payment.id === search.get('reverse'))?.payment;
  const takenBack = live.find(({ id }) => id === search.get('take-back'));
  if (reversed && page.may.reverse)
    return (
      <Section title={t('settlement:reverse.title', { amount: money(reversed.cents) })}>
        <ReverseFields {...props} payment={reversed} />
      </Section>
    );
  if (takenBack && page.may.reverse)
    return (
      <Section title={t('settlement:takeBack.title', { amount: money(takenBack.cents) })}>
        <TakeBackFields {...props} settled={takenBack} />
      </Section>
    );
  if (followed.balanceCents === 0) return null;
  if (search.get('ask') === 'write-off' && page.may.writeOff)
    return (
      <Section title={t('settlement:writeOff.title', { amount: money(followed.balanceCents) })}>
        <WriteOffFields {...props} />
      </Section>
    );
  if (search.get('ask') === 'difference' && page.may.record)
    return (
      <Section title={t('settlement:difference.title')}>
        <DifferenceFields {...props} />
      </Section>
    );
  if (!page.may.record || search.has('say') || search.has('answer')) return null;
  const claim = page.talk?.claims.find(({ id, isOpen }) => isOpen && id === search.get('claim'));
  return (
    <Section title={t('settlement:record.title')}>
      <PaymentFields key={`${followed.balanceCents}${claim?.id}`} {...props} claim={claim} />
    </Section>
  );
};
