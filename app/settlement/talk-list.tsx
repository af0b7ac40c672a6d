import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { TalkView } from './talk.server.ts';

type Acts = {
  /** What can be done about a dispute, a promise or a claim that waits. */
  dispute?: (of: TalkView['disputes'][number]) => ReactNode;
  promise?: (of: TalkView['promises'][number]) => ReactNode;
  claim?: (of: TalkView['claims'][number]) => ReactNode;
};
type Props = {
  talk: TalkView;
  business: string;
  /** Where the customer takes a promise back; null where nobody can. */
  withdrawAt?: string | null;
  acts?: Acts;
};

/** What was said about the money of an invoice, the newest first of each kind, with what became of it. */
export const TalkList = ({ talk, business, withdrawAt = null, acts = {} }: Props) => {
  const t = useT();
  const f = useFormat();
  const money = (cents: number) => f.money(cents, talk.currency);
  const by = (each: { saidBy: string; at: string }) =>
    t('settlement:said.by', { name: each.saidBy, date: f.instant(each.at) });
  if (talk.disputes.length + talk.promises.length + talk.claims.length === 0) return null;
  return (
    <ul className="talk">
      {talk.disputes.map((each) => (
        <li key={each.id} data-dispute={each.answer ? each.answer.kind : 'open'}>
          <p className="row">
            {each.answer ? (
              <b className="strong">{t(`settlement:said.dispute.${each.answer.kind}`)}</b>
            ) : (
              <Chip status="disputed" />
            )}
            <b className="num">{money(each.cents)}</b>
          </p>
          <p className="small">
            {t(`settlement:reasons.${each.reason}`)}, {each.lines.join(', ')}
          </p>
          {each.words && <q>{each.words}</q>}
          <p className="small muted">{by(each)}</p>
          {each.answer ? (
            <>
              {each.answer.words && <q>{each.answer.words}</q>}
              <p className="small muted">
                {t('settlement:said.by', { name: each.answer.by, date: f.instant(each.answer.at) })}
              </p>
            </>
          ) : (
            <p className="small">
              {t(each.isLate ? 'settlement:said.dispute.late' : 'settlement:said.dispute.until', {
                business,
                date: f.date(each.answerOn),
              })}
            </p>
          )}
          {!each.answer && acts.dispute?.(each)}
        </li>
      ))}
      {talk.promises.map((each) => (
        <li key={each.id} data-promise={stateOf(each)}>
          <p className="row">
            {each.isRunning ? (
              <Chip status="promised">
                {t('settlement:said.promisedFor', { date: f.date(nextOf(each, talk.today)) })}
              </Chip>
            ) : (
              <b className="strong">{t('settlement:said.promise.title')}</b>
            )}
          </p>
          <p className="small">
            {each.dates
              .map(({ on, cents }) =>
                t('settlement:said.promise.date', { amount: money(cents), date: f.date(on) }),
              )
              .join(', ')}
          </p>
          {each.words && <q>{each.words}</q>}
          <p className="small muted">{by(each)}</p>
          <p className="small">
            {t(`settlement:said.promise.state.${stateOf(each)}`, { business, name: each.answeredBy ?? '' })}
          </p>
          {each.isRunning && acts.promise?.(each)}
          {each.isRunning && withdrawAt && (
            <Form method="post" action={withdrawAt} data-act="withdraw-promise">
              <input type="hidden" name="act" value="withdraw-promise" />
              <input type="hidden" name="id" value={each.id} />
              <Button look="quiet">{t('settlement:said.promise.withdraw')}</Button>
            </Form>
          )}
        </li>
      ))}
      {talk.claims.map((each) => (
        <li key={each.id} data-claim={each.answer?.outcome ?? (each.isOpen ? 'open' : 'settled')}>
          <p className="row">
            <b className="strong">{t(`settlement:said.claim.${each.saidAs}`)}</b>
            <b className="num">{money(each.cents)}</b>
          </p>
          <p className="small">
            {t(`settlement:means.${each.means}`)}, {f.date(each.paidOn)}
          </p>
          {each.words && <q>{each.words}</q>}
          <p className="small muted">{by(each)}</p>
          <p className="small">
            {t(`settlement:said.claim.state.${each.answer?.outcome ?? (each.isOpen ? 'open' : 'recorded')}`)}
            {each.answer?.words && ` ${each.answer.words}`}
          </p>
          {each.isOpen && acts.claim?.(each)}
        </li>
      ))}
    </ul>
  );
};

type Promised = TalkView['promises'][number];

/** The next promised day, or the last. */
const nextOf = ({ dates }: Promised, today: string): string =>
  (dates.find(({ on }) => on >= today) ?? dates.at(-1))?.on ?? today;

const stateOf = ({ isRunning, outcome }: Promised) =>
  isRunning
    ? outcome === 'accepted'
      ? 'accepted'
      : 'offered'
    : outcome === 'declined' || outcome === 'withdrawn'
      ? outcome
      : 'over';
