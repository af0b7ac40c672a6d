import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { PaymentNotice } from '#app/reviews/payment-notice.tsx';
import { ReadableDocument } from '#app/reviews/readable-document.tsx';
import { Amount as HeroAmount } from '#app/ui/amount.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { CustomerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import { Acknowledge } from './acknowledge.tsx';
import { BalanceChip } from './balance-chip.tsx';
import { type CustomerView, listId } from './customer-data.ts';
import { InvoiceList } from './invoice-list.tsx';
import { Question } from './question.tsx';
import { Say } from './say.tsx';
import { Thanks } from './thanks.tsx';
import { TransferCard } from './transfer-card.tsx';

/** An invoice before its customer: what to pay and by when, how, the document itself, and all earlier ones. */
export const CustomerPage = ({
  view,
  lastResult = null,
}: {
  view: CustomerView;
  lastResult?: SubmissionResult<string[]> | null;
}) => {
  const t = useT();
  return (
    <Page head={<CustomerHead seller={view.business} />} narrow className="page-customer">
      <div className="cust">
        <section className="side" aria-labelledby="title">
          <Heading view={view} />
          <Amount view={view} />
          <PdfButton view={view} />
          {view.payment && (
            <PaymentNotice
              title={t('customer:payment.title', { number: view.payment.former })}
              items={view.payment.items}
              hint={t('customer:payment.ask', { business: view.business })}
            />
          )}
          {view.transfer && <TransferCard view={view} transfer={view.transfer} />}
          {view.talk && <Say view={view} talk={view.talk} lastResult={lastResult} />}
          {view.paidOn && <Thanks view={view} />}
          <Acknowledge view={view} />
          {view.access.kind === 'link' && (
            <Form method="post" data-act="open">
              <input type="hidden" name="act" value="list" />
              <Button block icon="file-text">
                {t('customer:mine.show')}
              </Button>
            </Form>
          )}
          {view.invoices && (
            <a className="btn btn--block" href={`#${listId}`}>
              <Icon name="file-text" />
              {t('customer:mine.show')}
            </a>
          )}
          <Question view={view} />
        </section>
        <div className="paper">
          <ReadableDocument document={view.document} pdf={null} mentionsOpen />
          {view.invoices && <InvoiceList view={view} invoices={view.invoices} />}
        </div>
      </div>
    </Page>
  );
};

const Heading = ({ view }: { view: CustomerView }) => {
  const t = useT();
  return (
    <div className="stack">
      <p className="row">
        {view.kind === 'creditNote' ? (
          <Chip status="issued">{t('status:special.creditNote')}</Chip>
        ) : (
          <BalanceChip
            state={view.balance.state}
            owedCents={view.amountCents}
            dueOn={view.dueOn}
            today={view.today}
            isDisputed={(view.talk?.disputedCents ?? 0) > 0}
            promisedFor={promisedFor(view)}
          />
        )}
        {view.acknowledgedAt && <Chip status="acknowledged" />}
        <DueIn view={view} />
      </p>
      <h1 className="h1" id="title">
        {view.title} <span className="nowrap">{view.number}</span>
      </h1>
      <p className="muted">{view.subject}</p>
    </div>
  );
};

/** The next day that the customer has promised; null where none. */
const promisedFor = ({ talk }: CustomerView): string | null =>
  talk?.promises.find(({ isRunning }) => isRunning)?.dates.find(({ on }) => on >= talk.today)?.on ?? null;

const dayMs = 86_400_000;

/** How long there still is; that it is late, only where that is known. */
const DueIn = ({ view: { dueOn, lateSince, today, amountCents } }: { view: CustomerView }) => {
  const t = useT();
  if (!dueOn || amountCents <= 0) return null;
  if (dueOn < today && !lateSince) return null;
  const days = Math.round((Date.parse(lateSince ?? dueOn) - Date.parse(today)) / dayMs);
  return (
    <span className="small muted">
      {days === 0
        ? t('customer:today')
        : days < 0
          ? t('customer:lateBy', { count: -days })
          : t('customer:in', { count: days })}
    </span>
  );
};

const Amount = ({ view }: { view: CustomerView }) => {
  const t = useT();
  const f = useFormat();
  const { state, wholeCents, by } = view.balance;
  return (
    <div>
      <HeroAmount hero>{f.money(view.amountCents, view.currency)}</HeroAmount>
      <p className="small muted">
        {state === 'credited' || state === 'replaced' ? (
          t(`customer:${state}`, { numbers: by.join(', '), count: by.length })
        ) : state === 'paid' || state === 'closed' ? (
          t(`customer:${state}`)
        ) : view.amountCents < 0 ? (
          t('customer:credit')
        ) : view.amountCents === 0 ? (
          t('customer:nothing')
        ) : view.dueOn ? (
          <Rich
            i18nKey="customer:toPay"
            values={{ date: f.date(view.dueOn) }}
            components={{ b: <b className="strong" /> }}
          />
        ) : (
          t('customer:onReceipt')
        )}
      </p>
      {state === 'partlyPaid' && (
        <p className="small muted">
          {t('customer:partlyPaid', { whole: f.money(wholeCents, view.currency) })}
        </p>
      )}
      {state === 'partlyCredited' && (
        <p className="small muted">
          {t('customer:partlyCredited', {
            whole: f.money(wholeCents, view.currency),
            numbers: by.join(', '),
            count: by.length,
          })}
        </p>
      )}
    </div>
  );
};

const PdfButton = ({ view }: { view: CustomerView }) => {
  const t = useT();
  const { bytes, href } = view.pdf;
  if (bytes === null) return <p className="small muted">{t('customer:pdfPending')}</p>;
  return (
    <LinkButton look="primary" size="lg" block icon="download" to={href} reloadDocument>
      {t('customer:pdfSize', { size: Math.max(1, Math.round(bytes / 1000)) })}
    </LinkButton>
  );
};
