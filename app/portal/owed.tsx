import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { placeOfAnswer } from '#app/light/kept-place.ts';
import { ClaimFields } from '#app/settlement/said-fields.tsx';
import { Amount } from '#app/ui/amount.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { SlicePager } from '#app/ui/slice-pager.tsx';
import type { OwedInvoice } from '#db/queries/owed.ts';
import { HoldFields } from './hold-fields.tsx';
import { HomeFrame } from './home-frame.tsx';
import { NoticeCard } from './notice-card.tsx';
import type { Owed } from './owed.server.ts';
import { OwedBar } from './owed-bar.tsx';
import { PlannedMessages } from './planned-list.tsx';
import type { Home } from './portal-data.ts';
import { PreparedCard } from './prepared-card.tsx';
import { ToldDunnings } from './told-dunnings.tsx';

type Props = { home: Home; owed: Owed; lastResult: SubmissionResult<string[]> | null };

/** « Ce qu’on me doit »: the sum, what of it is late and promised, and one card an invoice, with what its owner can do. */
export const OwedPage = ({ home, owed, lastResult }: Props) => {
  const t = useT();
  const f = useFormat();
  const { sums, invoices, slice } = owed;
  const { holding } = owed.dunning;
  const groups = [
    { key: 'asked', list: invoices.filter((each) => waitsForOwner(each)) },
    { key: 'late', list: invoices.filter((each) => !waitsForOwner(each) && isLate(each)) },
    { key: 'promised', list: invoices.filter((each) => !waitsForOwner(each) && each.promisedOn !== null) },
    {
      key: 'notDue',
      list: invoices.filter((each) => !waitsForOwner(each) && !isLate(each) && each.promisedOn === null),
    },
  ] as const;
  return (
    <HomeFrame home={home} tab="owed" title={t('portal:owed.title')}>
      {owed.sent && <span hidden data-forget={placeOfAnswer(owed.sent.of, owed.sent.act)} />}
      {owed.isLate && (
        <Notice tone="ochre" role="status">
          <p>{t('portal:owed.tooLate')}</p>
        </Notice>
      )}
      {sums.length === 0 ? (
        <Empty title={t('portal:owed.none')}>{t('portal:owed.noneBody')}</Empty>
      ) : (
        sums.map((sum) => (
          <section className="owed" key={sum.currency} data-owed={sum.currency}>
            <Amount hero>{f.money(sum.totalCents, sum.currency)}</Amount>
            {sum.lateCents > 0 && (
              <p>{t('portal:owed.ofWhichLate', { amount: f.money(sum.lateCents, sum.currency) })}</p>
            )}
            <OwedBar sum={sum} />
          </section>
        ))
      )}
      {owed.dunning.notices.length > 0 && (
        <section aria-labelledby="owed-notices">
          <div className="group-h">
            <h2 className="h3" id="owed-notices">
              {t('dunning:notice.mineTitle')}
            </h2>
          </div>
          <p className="small muted">{t('dunning:notice.mineNote')}</p>
          <ul>
            {owed.dunning.notices.map((each) => (
              <li key={each.row.id}>
                <NoticeCard notice={each} action={paths.portal({ tab: 'owed', as: home.as ?? undefined })} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {owed.dunning.prepared.length > 0 && (
        <section aria-labelledby="owed-prepared">
          <div className="group-h">
            <h2 className="h3" id="owed-prepared">
              {t('dunning:preparedTitle')}
            </h2>
          </div>
          <p className="small muted">{t('dunning:preparedNote')}</p>
          <ul>
            {owed.dunning.prepared.map((each) => (
              <li key={each.id}>
                <PreparedCard
                  prepared={each}
                  action={paths.portal({ tab: 'owed', as: home.as ?? undefined })}
                  holdTo={paths.portal({
                    tab: 'owed',
                    as: home.as ?? undefined,
                    hold: each.asked.documents[0]?.invoiceId,
                  })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {holding && !invoices.some(({ id }) => id === holding.invoiceId) && (
        <HoldFields
          holding={holding}
          lastResult={lastResult}
          action={paths.portal({ tab: 'owed', as: home.as ?? undefined, hold: holding.invoiceId })}
          cancelTo={paths.portal({ tab: 'owed', as: home.as ?? undefined })}
        />
      )}
      <PlannedMessages list={owed.dunning.planned} as={home.as ?? undefined} />
      {groups.map(({ key, list }) =>
        list.length === 0 ? null : (
          <section key={key} aria-labelledby={`owed-${key}`}>
            <div className="group-h">
              <h2 className="h3" id={`owed-${key}`}>
                {t(`portal:owed.group.${key}`)}
              </h2>
              {key === 'asked' && <span className="small muted">{t('portal:owed.askedNote')}</span>}
            </div>
            <ul>
              {list.map((each) => (
                <li key={each.id}>
                  <OwedCard invoice={each} home={home} owed={owed} lastResult={lastResult} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      <ToldDunnings list={owed.dunning.recent} />
      <SlicePager slice={slice} name="owed" top="content" />
    </HomeFrame>
  );
};

const waitsForOwner = ({ promise }: OwedInvoice): boolean => promise !== null && !promise.isAnswered;
const isLate = ({ lateCents, promisedOn }: OwedInvoice): boolean => lateCents > 0 && promisedOn === null;

const OwedCard = ({ invoice, home, owed, lastResult }: Props & { invoice: OwedInvoice }) => {
  const t = useT();
  const f = useFormat();
  const { promise, currency, dueOn } = invoice;
  const as = home.as ?? undefined;
  const back = paths.portal({ tab: 'owed', as });
  const money = (cents: number) => f.money(cents, currency);
  const isSaying = owed.said?.invoiceId === invoice.id;
  const { holding, holds } = owed.dunning;
  const hold = holds.find(({ customerId }) => customerId === invoice.customerId);
  return (
    <Sheet stage={waitsForOwner(invoice) ? 'pencil' : 'ink'} className="card owe" data-invoice={invoice.id}>
      <div className="owe__top">
        <h3 className="h3">{invoice.customer}</h3>
        <span className="num nowrap strong">{money(invoice.balanceCents)}</span>
      </div>
      <p className="row">
        {invoice.promisedOn ? (
          <Chip status="promised">
            {t('settlement:said.promisedFor', { date: f.date(invoice.promisedOn) })}
          </Chip>
        ) : (
          <Chip status={invoice.status} />
        )}
        <span className="small muted">
          <span className="nowrap">{invoice.number}</span>
          {', '}
          {dueOn
            ? t(invoice.lateCents > 0 ? 'portal:owed.lateSince' : 'portal:owed.dueOn', {
                date: f.date(dueOn),
              })
            : t('portal:owed.noDay')}
        </span>
      </p>
      {invoice.disputedCents > 0 && (
        <p className="small">{t('portal:owed.disputed', { amount: money(invoice.disputedCents) })}</p>
      )}
      {invoice.isClaimed && <p className="small">{t('portal:owed.claimed')}</p>}
      {promise && waitsForOwner(invoice) && (
        <>
          <div className="offer">
            {promise.words && <q>{promise.words}</q>}
            <span className="small">
              {promise.dates
                .map(({ on, cents }) =>
                  t('settlement:said.promise.date', { amount: money(cents), date: f.date(on) }),
                )
                .join(', ')}
            </span>
            <span className="small muted">
              {t('settlement:said.by', { name: promise.saidBy, date: f.instant(promise.at) })}
            </span>
          </div>
          <p className="small muted">{t('portal:owed.ifAccepted')}</p>
          <div className="card__acts">
            {(['accept', 'decline'] as const).map((each) => (
              <Form key={each} method="post" action={back} data-act={`${each}-promise`} data-waits="">
                <input type="hidden" name="act" value={`${each}-promise`} />
                <input type="hidden" name="id" value={promise.id} />
                <Button block>{t(`settlement:said.promise.${each}`)}</Button>
              </Form>
            ))}
          </div>
        </>
      )}
      {hold && (
        <div className="offer" data-hold={hold.id}>
          <span className="small">
            {!hold.isOwners
              ? t('dunning:heldOpen', { name: hold.by })
              : hold.untilOn
                ? t('dunning:hold.untilOn', { date: f.date(hold.untilOn) })
                : t('dunning:hold.without')}
          </span>
          {hold.words && <q>{hold.words}</q>}
          <Form method="post" action={back} data-act="lift-hold" data-waits="">
            <input type="hidden" name="act" value="lift-hold" />
            <input type="hidden" name="id" value={hold.id} />
            <Button size="desk">{t('dunning:hold.lift')}</Button>
          </Form>
        </div>
      )}
      {holding?.invoiceId === invoice.id && !hold && (
        <HoldFields
          holding={holding}
          lastResult={lastResult}
          action={paths.portal({ tab: 'owed', as, hold: invoice.id })}
          cancelTo={back}
        />
      )}
      {!hold && holding?.invoiceId !== invoice.id && isLate(invoice) && invoice.customerId && (
        <LinkButton block to={paths.portal({ tab: 'owed', as, hold: invoice.id })} preventScrollReset>
          {t('dunning:hold.act')}
        </LinkButton>
      )}
      {isSaying && owed.said ? (
        <ClaimFields
          talk={owed.said}
          isOwner
          keptOf="owner"
          invoiceId={invoice.id}
          lastResult={lastResult}
          action={paths.portal({ tab: 'owed', as, paid: invoice.id })}
          cancelTo={back}
        />
      ) : (
        !waitsForOwner(invoice) &&
        !invoice.isClaimed && (
          <LinkButton block to={paths.portal({ tab: 'owed', as, paid: invoice.id })} preventScrollReset>
            {t('settlement:said.claim.saveOwner')}
          </LinkButton>
        )
      )}
    </Sheet>
  );
};
