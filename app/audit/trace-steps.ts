import { formatInstant, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { IconName } from '#app/ui/icons.ts';
import { type Stage, type Status, vocabulary } from '#app/ui/vocabulary.ts';
import type { TransitionRow } from '#db/queries/trace.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { eventWords, type Facts } from './event-words.ts';

/** One step of the trace, in the reader's words. `to` is absent when the state stayed the same. */
export type TraceStep = {
  id: string;
  group: 'review' | 'dispatch';
  icon: IconName;
  stage: Stage;
  tone?: 'pen' | 'red';
  from: string;
  to?: string;
  reason?: string;
  actor: string;
  role: string;
  at: string;
  when: string;
  hash: string;
};

const reviewStatus = new Map<string, Status>(
  Object.entries({
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
);
const dispatchStatus = new Map<string, Status>(
  Object.entries({
    planned: 'issued',
    sending: 'issued',
    sent: 'sent',
    delivered: 'delivered',
    opened: 'opened',
    needsAttention: 'undelivered',
  }),
);

/** Every state that an invoice's map may have to show: those of its machines, as its nodes. */
export const drawnStates = (): Set<Status> =>
  new Set([...reviewStatus.values(), ...dispatchStatus.values(), ...approvals].map(onMap));

/** An approval that can't be undone is shown as a state of its own, by whose word it is. */
const approvals: Status[] = ['approved', 'tacitlyApproved'];

/** The word for a state of a workflow. */
export function statusOf(machine: string, state: string): Status {
  const known = machine === 'dispatch' ? dispatchStatus.get(state) : reviewStatus.get(state);
  return known ?? 'draft';
}

/** The log of an invoice's workflows, newest first as it came, in the words of the design's vocabulary. */
export function traceSteps(transitions: readonly TransitionRow[], facts: Facts, locale: Locale): TraceStep[] {
  return transitions.map((row) => stepOf(row, facts, locale));
}

/** Where what happened says more than where it led. */
const eventIcons = new Map<string, IconName>(
  Object.entries({
    'reminder awaiting.running': 'bell',
    'askAgain awaiting.lapsed': 'bell',
    'lastCall awaiting.lapsed': 'phone',
    'silenceWindow issued': 'clock-check',
  }),
);

function stepOf(row: TransitionRow, facts: Facts, locale: Locale): TraceStep {
  const t = tFor(locale);
  const words = (state: string) =>
    row.machine === 'dispatch'
      ? t(`timeline:dispatch.state.${state as 'planned'}`)
      : t(`status:${statusOf(row.machine, state)}`);
  const status = statusOf(row.machine, row.toState);
  const isChange = row.fromState !== row.toState;
  const reason = eventWords(row, facts, locale);
  const { icon, stage, tone } = vocabulary[status];
  return {
    id: `${row.workflowId}.${row.sequence}`,
    group: row.machine === 'dispatch' ? 'dispatch' : 'review',
    icon: eventIcons.get(`${row.event} ${row.toState}`) ?? icon,
    stage: row.machine === 'dispatch' ? 'ink' : stage,
    tone: toneOf(row, tone),
    ...(isChange
      ? { from: row.fromState ? words(row.fromState) : t('timeline:created'), to: words(row.toState), reason }
      : { from: reason }),
    ...actorWords(JSON.parse(row.actor) as Actor, locale),
    at: row.at,
    when: formatInstant(row.at, locale),
    hash: row.hash,
  };
}

/** Blue marks a decision, red a failure; nothing else is coloured. */
function toneOf(row: TransitionRow, tone: string): TraceStep['tone'] {
  if (row.event === 'approve' || (row.event === 'silenceWindow' && row.toState === 'issued')) return 'pen';
  return tone === 'red' ? 'red' : undefined;
}

/** A person by their name, a rule by what it is: a rule is never presented as a person. */
function actorWords({ kind, name, channel }: Actor, locale: Locale): { actor: string; role: string } {
  const t = tFor(locale);
  const names = new Map<string, string>(
    Object.entries({
      ...t('timeline:rule', { returnObjects: true }),
      ...t('timeline:provider', { returnObjects: true }),
    }),
  );
  const isThing = kind === 'rule' || kind === 'provider';
  const role = `${t(`timeline:actor.${kind}`)}, ${t(`timeline:channel.${channel}`)}`;
  return { actor: (isThing && names.get(name)) || name || 'Tacite', role };
}

export type FlowVisit = { status: Status; at: string };

/** The way through the map of states, oldest first; what the map does not draw counts as the node it belongs to. */
export function flowVisits(transitions: readonly TransitionRow[], decidedBy: string | null): FlowVisit[] {
  const visits = transitions.toReversed().flatMap((row): FlowVisit[] => {
    const status = onMap(statusOf(row.machine, row.toState));
    if (row.machine !== 'review' || row.toState !== 'issued') {
      const isNewRound = row.event === 'submit' && row.fromState === 'correcting';
      return [...(isNewRound ? [{ status: 'draft' as const, at: row.at }] : []), { status, at: row.at }];
    }
    // An approval that can't be undone and the issue are one transition; the map shows both.
    const approval = decidedBy === 'silence' ? 'tacitlyApproved' : 'approved';
    return [
      { status: approval, at: row.at },
      { status: 'issued', at: row.at },
    ];
  });
  return visits.filter((visit, index) => visit.status !== visits[index - 1]?.status);
}

/** The node of the map that stands for a state. */
export function onMap(status: Status): Status {
  const nodes: Partial<Record<Status, Status>> = {
    toRelease: 'draft',
    asking: 'awaiting',
    lapsed: 'awaiting',
    requestUndelivered: 'awaiting',
    answering: 'awaiting',
    withdrawn: 'draft',
    deleted: 'draft',
  };
  return nodes[status] ?? status;
}
