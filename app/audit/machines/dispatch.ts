import { tFor } from '#app/lib/i18n.ts';
import { dispatchStatuses } from './dispatch-statuses.ts';
import { inAStatus, type MachineWords } from './machine-words.ts';

/** What an event of a dispatch meant, in a sentence. */
const event: MachineWords['event'] = ({ event: name, payload }, _facts, locale) => {
  const t = tFor(locale);
  const { reason, recipient } = JSON.parse(payload) as { reason?: string; recipient?: string };
  switch (name) {
    case 'start':
      return t('timeline:event.startDispatch');
    case 'delivered':
      return t('timeline:event.deliveredInvoice');
    case 'documentReady':
      return recipient ? t('timeline:event.sendAgain', { recipient }) : t('timeline:event.documentReady');
    case 'accepted':
    case 'opened':
      return t(`timeline:event.${name}`);
    case 'bounced':
    case 'failed':
      return t(`timeline:event.${name}`, { reason: reason ?? '' });
    case 'sendAgain':
      return t('timeline:event.sendAgain', { recipient: recipient ?? '' });
    default:
      return name;
  }
};

const names = inAStatus(dispatchStatuses);

export const dispatchWords: MachineWords = {
  ...names,
  // What the invoice is by then, is more than where its copy is.
  state: (state, t) => (names.status(state) ? t(`timeline:dispatch.state.${state as 'planned'}`) : state),
  isInk: true,
  event,
};
