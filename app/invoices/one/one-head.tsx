import { Form } from '@remix-run/react';
import { BackToList } from '#app/invoices/list/back-to-list.tsx';
import { dial } from '#app/lib/dial.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LeftToPay } from '#app/reviews/left-to-pay.tsx';
import { Amount } from '#app/ui/amount.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Chip, Flag } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { IconName } from '#app/ui/icons.ts';
import { FollowActs } from './follow-acts.tsx';
import { NamedBy } from './named-by.tsx';
import { type OfficeAct, primaryAct } from './office-acts.ts';
import type { InvoicePage } from './one.server.ts';
import { OneClock } from './one-clock.tsx';
import { WhyNot } from './why-not.tsx';

/** What it is, how much, how it stands, and the buttons. */
export const OneHead = ({ page }: { page: InvoicePage }) => {
  const t = useT();
  const f = useFormat();
  const { business, buyerName: customer, subject, kind } = page;
  const specials = [...page.specialCases, ...(kind === 'creditNote' ? (['creditNote'] as const) : [])];
  return (
    <div className="top">
      <p>
        <BackToList look="quiet" />
      </p>
      <div className="top__id">
        <div>
          <h1 className="h1">
            <span className={page.isIssued ? 'nowrap' : 'nowrap provisional'}>{page.reference}</span>
          </h1>
          <p className="muted">
            {t('timeline:for', { business: business.name, customer: customer || t('invoices:noBuyer') })}
            {subject && `, ${subject}`}
          </p>
          <p className="row">
            <Chip status={page.status} />
            {specials.map((special) => (
              <Flag key={special} special={special} />
            ))}
            {page.round > 0 && (
              <span className="small muted">{t('invoices:sub.round', { round: page.round })}</span>
            )}
            {page.isIssued && (
              <span className="small muted">
                {page.payableCents === 0
                  ? t('timeline:nothingDue')
                  : page.dueOn
                    ? t('timeline:due', { date: f.date(page.dueOn) })
                    : t('timeline:onReceipt')}
              </span>
            )}
          </p>
        </div>
        <div className="push">
          <Amount>{f.money(page.payableCents, page.currency)}</Amount>
        </div>
      </div>
      <OneClock page={page} />
      <Acts page={page} />
      <LeftToPay left={page.leftToPay} />
      {page.money && (
        <p className="row">
          <LinkButton size="desk" icon="banknote" to={paths.settlement(page.id)}>
            {page.money.balanceCents > 0
              ? t('settlement:owedOf', { amount: f.money(page.money.balanceCents, page.currency) })
              : t('settlement:short')}
          </LinkButton>
        </p>
      )}
      {page.replacedBy && (
        <p className="row">
          <span>{t('timeline:replacedBy')}</span>
          <LinkButton
            size="desk"
            look="quiet"
            icon="arrow-right"
            to={paths.invoice(page.replacedBy.invoiceId)}
          >
            {page.replacedBy.number}
          </LinkButton>
        </p>
      )}
      <NamedBy namedBy={page.namedBy} />
      {page.isIssued && !page.replacedBy && <p className="small muted">{t('timeline:immutable')}</p>}
    </div>
  );
};

const icons: Record<OfficeAct, IconName> = {
  edit: 'pencil-line',
  'submit-review': 'hourglass',
  'ask-release': 'eye',
  release: 'hourglass',
  'return-draft': 'undo-2',
  reply: 'message-square',
  amend: 'pencil-line',
  resend: 'send',
  withdraw: 'undo-2',
  'delete-draft': 'trash-2',
};
/** What can't be done while something blocks the draft. */
const needsWhole: readonly OfficeAct[] = ['submit-review', 'ask-release', 'release'];

const Acts = ({ page }: { page: InvoicePage }) => {
  const t = useT();
  const able = page.acts.filter(({ enabled }) => enabled);
  const primary = primaryAct(
    page.state,
    able.map(({ act }) => act),
  );
  const { problems, owner } = page;
  return (
    <div className="acts">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be for fields */}
      <div className="row" role="group" aria-label={t('timeline:acts')}>
        {able.map(({ act }) => {
          const isBlocked = needsWhole.includes(act) && problems > 0;
          const to =
            act === 'edit'
              ? paths.editInvoice(page.id)
              : act === 'reply'
                ? '#reply'
                : paths.invoice(page.id, { ask: act });
          if (isBlocked) {
            return (
              <Button
                key={act}
                id={`act-${act}`}
                size="desk"
                icon={icons[act]}
                blocked={t('invoices:blocked.problems', { count: problems })}
              >
                {t(`invoices:act.${act}`)}
              </Button>
            );
          }
          return (
            <LinkButton
              key={act}
              size="desk"
              look={act === primary ? 'primary' : act === 'delete-draft' ? 'danger' : undefined}
              icon={icons[act]}
              to={to}
              preventScrollReset={act !== 'reply'}
            >
              {t(`invoices:act.${act}`)}
            </LinkButton>
          );
        })}
        <a
          className="btn btn--desk"
          href={page.isIssued ? paths.invoicePdf(page.id) : paths.invoicePreview(page.id)}
        >
          <Icon name="file-text" />
          {t(page.isIssued ? 'invoices:act.pdf' : 'invoices:act.preview')}
        </a>
        {page.isIssued && (
          <a className="btn btn--desk" href={paths.invoiceDuplicate(page.id)}>
            <Icon name="printer" />
            {t('invoices:act.reprint')}
          </a>
        )}
        <FollowActs page={page} />
        {page.mayDraft && (
          <Form method="post" action={paths.invoice(page.id)} data-act="duplicate">
            <Button size="desk" icon="copy" name="act" value="duplicate">
              {t('invoices:act.duplicate')}
            </Button>
          </Form>
        )}
        {page.state.startsWith('awaiting') && owner?.phone && (
          <LinkButton size="desk" icon="phone" to={dial(owner.phone)}>
            {t('timeline:clock.call', { name: owner.name })}
          </LinkButton>
        )}
      </div>
      <WhyNot page={page} />
    </div>
  );
};
