import type { SubmissionResult } from '@conform-to/react';
import { Link, useSearchParams } from '@remix-run/react';
import { ContactFields } from '#app/contacts/contact-fields.tsx';
import { LineOfTime } from '#app/contacts/line-of-time.tsx';
import { DunFields } from '#app/dunning/dun-fields.tsx';
import { DunningList } from '#app/dunning/dunning-list.tsx';
import { NoticeFields } from '#app/dunning/notice-fields.tsx';
import { WaitingLetter } from '#app/dunning/waiting-letter.tsx';
import { paths } from '#app/lib/paths.ts';
import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { CreditList } from './credit-list.tsx';
import { OpenList } from './open-list.tsx';
import type { OutstandingData } from './outstanding.server.ts';
import { PaymentList } from './payment-list.tsx';
import { ImputeFields, PayFields } from './share-fields.tsx';

type Props = { page: OutstandingData; lastResult?: SubmissionResult<string[]> | null };

/** What a customer owes a business, what is his already, and what can be done about it. */
export const OutstandingPage = ({ page, lastResult }: Props) => {
  const t = useT();
  const { customer, business, documents, credits, payments } = page;
  return (
    <>
      <RecordHead
        title={customer.name}
        under={
          <>
            {t('outstanding:short')}, {t('customers:of')}{' '}
            <Link to={paths.business(business.id)}>{business.name}</Link>
          </>
        }
        back={{ to: paths.customer(customer.id), label: t('outstanding:back') }}
      >
        <LinkButton size="desk" icon="file-text" to={paths.statement(customer.id)}>
          {t('statement:see')}
        </LinkButton>
        <LinkButton size="desk" to={paths.penalties(customer.id)}>
          {t('penalties:see')}
        </LinkButton>
      </RecordHead>
      <Owed page={page} />
      <Pays page={page} />
      <Act page={page} lastResult={lastResult} />
      <Section
        title={t('outstanding:open', { count: documents.length })}
        acts={
          <>
            <Dun page={page} />
            <Pay page={page} />
          </>
        }
      >
        {documents.length === 0 ? (
          <Empty icon="circle-check-big" title={t('outstanding:nothingOpen')} />
        ) : (
          <OpenList documents={documents} />
        )}
      </Section>
      {credits.length > 0 && (
        <Section title={t('outstanding:credits')}>
          <CreditList page={page} />
        </Section>
      )}
      <Line page={page} />
      {page.dunning.sent.length > 0 && (
        <Section title={t('dunning:asked')}>
          <DunningList list={page.dunning.sent} />
        </Section>
      )}
      {payments.length > 0 && (
        <Section title={t('outstanding:payments')}>
          <PaymentList payments={payments} />
        </Section>
      )}
    </>
  );
};

/** « doit 4 832,10 €, dont 1 213,30 € en retard », a line a currency. */
const Owed = ({ page: { sums } }: { page: OutstandingData }) => {
  const f = useFormat();
  const t = useT();
  if (sums.length === 0) return <p className="owed">{t('outstanding:owesNothing')}</p>;
  return sums.map(({ currency, openCents, creditCents, owedCents, lateCents }) => {
    const money = (cents: number) => f.money(cents, currency);
    const said = owedCents < 0 ? 'credit' : lateCents > 0 ? 'late' : owedCents > 0 ? 'due' : 'even';
    return (
      <div key={currency} className="owed" data-outstanding={currency}>
        <p>
          <Rich
            i18nKey={`outstanding:owes.${said}`}
            values={{ amount: money(Math.abs(owedCents)), late: money(lateCents) }}
            components={{ due: <b className="due" />, b: <b /> }}
          />
        </p>
        {creditCents > 0 && openCents > 0 && (
          <p className="small muted">
            {t('outstanding:lessCredit', {
              owed: money(owedCents),
              open: money(openCents),
              credit: money(creditCents),
            })}
          </p>
        )}
      </div>
    );
  });
};

/** What was said with him about money, and the way to note more. */
const Line = ({ page: { line, customer, may } }: { page: OutstandingData }) => {
  const t = useT();
  const [search] = useSearchParams();
  return (
    <Section
      title={t('contacts:title')}
      acts={
        may.record &&
        !search.has('note') && (
          <LinkButton size="desk" icon="pencil-line" to={paths.outstanding(customer.id, { note: '1' })}>
            {t('contacts:add')}
          </LinkButton>
        )
      }
    >
      {line.length === 0 ? (
        <p className="muted">{t('contacts:none')}</p>
      ) : (
        <LineOfTime list={line} customerId={customer.id} mayEnd={may.record} />
      )}
    </Section>
  );
};

/** How long he takes, which leads to the invoices it is of. */
const Pays = ({ page: { customer, payDays } }: { page: OutstandingData }) => {
  const t = useT();
  if (!payDays) return null;
  return (
    <p className="small muted" data-pay-days={payDays.median}>
      <Link to={paths.paid({ customer: customer.id })}>
        {t('banking:measures.pays', { count: payDays.median })}
      </Link>{' '}
      {t('banking:measures.ofInvoices', { count: payDays.count })}
    </p>
  );
};

/** The way to ask for what is late. */
const Dun = ({ page: { customer, documents, dunning } }: { page: OutstandingData }) => {
  const t = useT();
  const [search] = useSearchParams();
  if (!dunning.mayDun || !documents.some(({ lateCents }) => lateCents > 0)) return null;
  return (
    <>
      {!search.has('dun') && (
        <LinkButton size="desk" icon="bell" to={paths.outstanding(customer.id, { dun: '1' })}>
          {t('dunning:act')}
        </LinkButton>
      )}
      {!search.has('notice') && (
        <LinkButton size="desk" icon="gavel" to={paths.outstanding(customer.id, { notice: '1' })}>
          {t('dunning:notice.act')}
        </LinkButton>
      )}
    </>
  );
};

/** The way to record a payment, one a currency. */
const Pay = ({ page: { customer, documents, sums, may } }: { page: OutstandingData }) => {
  const t = useT();
  const [search] = useSearchParams();
  // The form is open already.
  if (!may.record || search.has('pay')) return null;
  return sums.map(({ currency }) => {
    const count = documents.filter((each) => each.currency === currency).length;
    if (count === 0) return null;
    return (
      <LinkButton
        key={currency}
        size="desk"
        icon="banknote"
        to={paths.outstanding(customer.id, { pay: currency })}
      >
        {t('settlement:record.title')}
        {sums.length > 1 && ` (${currency})`}
      </LinkButton>
    );
  });
};

/** What the address asks for: to ask for money, to record a payment, or to impute a credit. */
const Act = ({ page, lastResult }: Props) => {
  const t = useT();
  const f = useFormat();
  const [search] = useSearchParams();
  const of = (wanted: string | null) => page.documents.filter(({ currency }) => currency === wanted);
  if (search.has('note') && page.may.record)
    return (
      <Section title={t('contacts:add')}>
        <ContactFields
          customerId={page.customer.id}
          contactId={page.contactId}
          colleagues={page.colleagues}
          me={page.me}
          today={page.today}
          lastResult={lastResult}
        />
      </Section>
    );
  if (search.has('dun') && page.dunning.mayDun)
    return (
      <Section title={t('dunning:title', { name: page.customer.name })}>
        <DunFields
          dunning={page.dunning}
          customer={page.customer}
          business={page.business.name}
          lastResult={lastResult}
        />
      </Section>
    );
  if (page.dunning.notice && page.dunning.mayDun)
    return (
      <Section title={t('dunning:notice.title', { name: page.customer.name })}>
        <NoticeFields
          notice={page.dunning.notice}
          dunning={page.dunning}
          customer={page.customer}
          lastResult={lastResult}
        />
      </Section>
    );
  const { waiting } = page.dunning;
  if (waiting)
    return (
      <Section title={waiting.row.notice ? t('dunning:level3') : t('dunning:letter.waiting')}>
        <WaitingLetter
          waiting={waiting}
          customer={page.customer}
          mayDun={page.dunning.mayDun}
          lastResult={lastResult}
        />
      </Section>
    );
  if (!page.may.record) return null;
  const currency = search.get('pay');
  if (currency && of(currency).length > 0)
    return (
      <Section title={t('settlement:record.title')}>
        <PayFields key={page.paymentId} page={page} lastResult={lastResult} currency={currency} />
      </Section>
    );
  const credit = page.credits.find(({ kind, id }) => `${kind} ${id}` === search.get('impute'));
  if (!credit || of(credit.currency).length === 0) return null;
  return (
    <Section title={t('outstanding:impute.title', { amount: f.money(credit.leftCents, credit.currency) })}>
      <ImputeFields key={credit.id} page={page} lastResult={lastResult} credit={credit} />
    </Section>
  );
};
