import { formatInstant } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { inAStatus, type MachineWords } from './machine-words.ts';

/** What of an event the words are made of. */
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

/** What an event of a review meant, in a sentence. */
const event: MachineWords['event'] = (row, facts, locale) => {
  const t = tFor(locale);
  const payload = JSON.parse(row.payload) as Payload;
  const date = (iso: string | undefined) => (iso ? formatInstant(iso, locale) : '');
  const text = facts.said.get(payload.exchangeId ?? '') ?? '';
  const number = facts.number ?? '';
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
};

export const reviewWords: MachineWords = {
  ...inAStatus({
    preparing: 'draft',
    'awaiting.asking': 'asking',
    'awaiting.running': 'awaiting',
    'awaiting.lapsed': 'lapsed',
    'awaiting.undelivered': 'requestUndelivered',
    'awaiting.onHold': 'onHold',
    correcting: 'correction',
    answering: 'answering',
    withdrawn: 'withdrawn',
    approved: 'approved',
    issued: 'issued',
    deleted: 'deleted',
  }),
  event,
  icon({ event, toState }) {
    if (event === 'reminder' || event === 'askAgain') return 'bell';
    if (event === 'lastCall') return 'phone';
    return event === 'silenceWindow' && toState === 'issued' ? 'clock-check' : undefined;
  },
  isDecision: ({ event, toState }) =>
    event === 'approve' || (event === 'silenceWindow' && toState === 'issued'),
  visits({ event, fromState, toState }, status, decidedBy) {
    // An approval that can't be undone and the issue are one transition; the map shows both.
    if (toState === 'issued') return [decidedBy === 'silence' ? 'tacitlyApproved' : 'approved', 'issued'];
    return event === 'submit' && fromState === 'correcting' ? ['draft', status] : [status];
  },
};
