import { formatDate, formatMoney, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { SettlementEvent } from '#workflows/settlement/events.ts';
import { inAStatus, type MachineWords } from './machine-words.ts';

const levels = { 1: 'first', 2: 'second', 3: 'notice' } as const;

const withWords = (said: string, words: string, locale: Locale): string =>
  words ? `${said}${locale === 'fr' ? '\u202F: « ' : ': “'}${words}${locale === 'fr' ? ' »' : '”'}` : said;

/** What an event of a settlement meant, in a sentence. */
const event: MachineWords['event'] = ({ event: name, payload }, _facts, locale) => {
  const t = tFor(locale);
  const told = { ...(JSON.parse(payload) as object), type: name } as SettlementEvent;
  switch (told.type) {
    case 'allocated':
      return t(`timeline:settlement.allocated.${told.by}`, {
        amount: formatMoney(told.cents, told.currency, locale),
      });
    case 'takenBack':
      return t('timeline:settlement.takenBack', {
        amount: formatMoney(told.cents, told.currency, locale),
        reason: told.reason,
      });
    case 'dunned':
      return t(
        `timeline:settlement.${told.channel === 'letter' ? 'posted' : 'dunned'}.${levels[told.level]}`,
      );
    case 'disputed':
      return withWords(
        t('timeline:settlement.disputed', {
          amount: formatMoney(told.cents, told.currency, locale),
          reason: t(`settlement:reasons.${told.reason}`).toLowerCase(),
          name: told.saidBy,
        }),
        told.words,
        locale,
      );
    case 'promised':
      return withWords(
        t('timeline:settlement.promised', {
          dates: new Intl.ListFormat(locale).format(told.dates.map(({ on }) => formatDate(on, locale))),
          name: told.saidBy,
        }),
        told.words,
        locale,
      );
    case 'disputeAnswered':
      return withWords(t(`timeline:settlement.disputeAnswered.${told.kind}`), told.words, locale);
    case 'promiseAccepted':
      return withWords(
        t('timeline:settlement.promiseAnswered.accepted', { name: told.saidBy }),
        told.words,
        locale,
      );
    case 'promiseWithdrawn':
      return withWords(
        t(`timeline:settlement.promiseAnswered.${told.outcome}`, { name: told.saidBy }),
        told.words,
        locale,
      );
  }
  // Of a timer, by its name; what another release brought, by its own.
  const named = new Map<string, string>(
    Object.entries(t('timeline:settlement.timer', { returnObjects: true })),
  );
  return named.get(name) ?? name;
};

const names = inAStatus({
  partPaid: 'partPaid',
  overdue: 'overdue',
  dunned1: 'dunned1',
  dunned2: 'dunned2',
  formalNotice: 'formalNotice',
  paid: 'paid',
  cancelled: 'cancelled',
  writtenOff: 'writtenOff',
});

export const settlementWords: MachineWords = {
  ...names,
  state: (state, t) => (state === 'open' ? t('status:toPay') : names.state(state, t)),
  isInk: true,
  event,
};
