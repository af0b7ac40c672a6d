import { formatInstant, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { TransitionRow } from '#db/queries/trace.ts';

/** What the words of an event need beside its own record. */
export type Facts = {
  /** The final number, once there is one. */
  number: string | null;
  /** What was said, by the id of the exchange that an event names, in sentences. */
  said: ReadonlyMap<string, string>;
  /** What the draft is a copy of. */
  copyOf?: string | null;
};

type Payload = {
  round?: number;
  waived?: boolean;
  release?: { askedBy: string };
  reviewDueAt?: string;
  until?: string;
  reason?: string;
  exchangeId?: string;
  recipient?: string;
  name?: string;
  moved?: { name: string };
  twins?: string[];
};

/** What an event meant, in a sentence. An event this page does not know is shown by its name: nothing is left out. */
export function eventWords(row: TransitionRow, facts: Facts, locale: Locale): string {
  const t = tFor(locale);
  const payload = JSON.parse(row.payload) as Payload;
  const date = (iso: string | undefined) => (iso ? formatInstant(iso, locale) : '');
  const text = facts.said.get(payload.exchangeId ?? '') ?? '';
  const number = facts.number ?? '';
  if (row.machine === 'dispatch') return dispatchWords(row, payload, locale);
  switch (row.event) {
    case 'submit':
      return [
        t(payload.waived ? 'timeline:event.waived' : 'timeline:event.submit', { round: payload.round ?? 1 }),
        payload.release && t('timeline:event.released', { name: payload.release.askedBy }),
        payload.twins && t('timeline:event.despiteTwins', { refs: payload.twins.join(', ') }),
      ]
        .filter(Boolean)
        .join(', ');
    case 'delivered':
      if (row.fromState === row.toState) return t('timeline:event.deliveredMore');
      return t('timeline:event.delivered', { date: date(payload.reviewDueAt) });
    case 'bounced':
      return t('timeline:event.bounced', { reason: payload.reason ?? '' });
    case 'undoApproval':
    case 'resume':
      return t(`timeline:event.${row.event}`, { date: date(payload.reviewDueAt) });
    case 'askTime':
      return t('timeline:event.askTime', { date: date(payload.until) });
    case 'comment':
    case 'requestCorrection':
    case 'reply':
      return t(`timeline:event.${row.event}`, { text: text.replace(/\.$/, '') });
    case 'withdraw':
      if (payload.reason) return t('timeline:event.withdrawBecause', { reason: payload.reason });
      return t('timeline:event.withdraw');
    case 'silenceWindow':
      return row.toState === 'issued'
        ? t('timeline:event.silenceIssued', { number })
        : t('timeline:event.silenceLapsed');
    case 'undoWindow':
      return t('timeline:event.undoWindow', { number });
    case 'resend':
      if (payload.moved) return t('timeline:event.resendMoved', { name: payload.moved.name });
      return t('timeline:event.resend');
    case 'revoked':
      return t('timeline:event.revoked', { name: payload.name ?? '' });
    case 'reminder':
    case 'askAgain':
      return t(row.isUnsent ? `timeline:event.${row.event}Unsent` : `timeline:event.${row.event}`);
    case 'start':
      if (facts.copyOf) return t('timeline:event.startCopy', { ref: facts.copyOf });
      return t('timeline:event.start');
    case 'approve':
    case 'amend':
    case 'delete':
    case 'holdEnd':
    case 'lastCall':
      return t(`timeline:event.${row.event}`);
    default:
      return row.event;
  }
}

function dispatchWords({ event }: TransitionRow, { reason, recipient }: Payload, locale: Locale): string {
  const t = tFor(locale);
  switch (event) {
    case 'start':
      return t('timeline:event.startDispatch');
    case 'delivered':
      return t('timeline:event.deliveredInvoice');
    case 'documentReady':
      return recipient ? t('timeline:event.sendAgain', { recipient }) : t('timeline:event.documentReady');
    case 'accepted':
    case 'opened':
      return t(`timeline:event.${event}`);
    case 'bounced':
    case 'failed':
      return t(`timeline:event.${event}`, { reason: reason ?? '' });
    case 'sendAgain':
      return t('timeline:event.sendAgain', { recipient: recipient ?? '' });
    default:
      return event;
  }
}
