import type { status as texts } from '#app/lib/locales/fr/status.ts';
import type { IconName } from './icons.ts';

type Tone = 'graphite' | 'pen' | 'red' | 'ochre' | 'green' | 'ink' | 'void';
/** Pencil: can still change. Ink: final. */
export type Stage = 'pencil' | 'ink';
export type Status = Exclude<keyof typeof texts, 'special'>;
export type Special = Exclude<keyof (typeof texts)['special'], 'retentionOf'>;

export type Look = { icon: IconName; stage: Stage; tone: Tone };

const pencil = (icon: IconName, tone: Tone): Look => ({ icon, stage: 'pencil', tone });
const ink = (icon: IconName, tone: Tone): Look => ({ icon, stage: 'ink', tone });

/** How each state is drawn: the icon and the line say it first, the colour last. */
export const vocabulary: Record<Status, Look> = {
  draft: pencil('pencil-line', 'graphite'),
  toRelease: pencil('eye', 'ochre'),
  asking: pencil('send', 'pen'),
  awaiting: pencil('hourglass', 'pen'),
  toApprove: pencil('hourglass', 'pen'),
  lapsed: pencil('hourglass', 'ochre'),
  requestUndelivered: pencil('mail-x', 'red'),
  onHold: pencil('circle-pause', 'ochre'),
  answering: pencil('message-square', 'ochre'),
  correction: pencil('message-square-warning', 'red'),
  withdrawn: pencil('undo-2', 'graphite'),
  deleted: pencil('trash-2', 'void'),
  superseded: pencil('history', 'graphite'),
  approved: ink('signature', 'pen'),
  tacitlyApproved: ink('clock-check', 'pen'),
  waived: ink('check', 'ink'),
  issued: ink('lock', 'ink'),
  sent: ink('send', 'ink'),
  delivered: ink('mail-check', 'ink'),
  opened: ink('mail-open', 'ink'),
  downloaded: ink('download', 'ink'),
  acknowledged: ink('check', 'ink'),
  rejected: ink('octagon-x', 'red'),
  undelivered: ink('mail-x', 'red'),
  toPay: ink('banknote', 'ink'),
  partPaid: ink('circle-dot-dashed', 'green'),
  paid: ink('circle-check-big', 'green'),
  overdue: ink('calendar-clock', 'red'),
  dunned1: ink('bell', 'ochre'),
  dunned2: ink('bell-ring', 'red'),
  formalNotice: ink('gavel', 'red'),
  promised: ink('calendar-check', 'ochre'),
  writtenOff: ink('circle-slash', 'void'),
  cancelled: ink('file-minus-2', 'void'),
  disputed: ink('message-square-warning', 'red'),
};

export const specialIcons: Record<Special, IconName> = {
  deposit: 'hand-coins',
  depositRecovery: 'hand-coins',
  penalty: 'triangle-alert',
  retention: 'shield-check',
  specialPrice: 'percent',
  creditNote: 'file-minus-2',
  exceptional: 'circle-alert',
};
