import { formatInstant, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { IconName } from '#app/ui/icons.ts';
import { type Stage, type Status, vocabulary } from '#app/ui/vocabulary.ts';
import type { TransitionRow } from '#db/queries/trace.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { machines, wordsOf } from './machines/index.ts';
import type { Facts } from './machines/machine-words.ts';

/** One step of the trace, in the reader's words. `to` is absent when the state stayed the same. */
export type TraceStep = {
  id: string;
  /** The machine whose log it stands in. */
  group: string;
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

/** Every state that an invoice's map may have to show: those of its machines, as its nodes. */
export const drawnStates = (): Set<Status> =>
  new Set([...Object.values(machines).flatMap(({ statuses }) => statuses), ...approvals].map(onMap));

/** An approval that can't be undone is shown as a state of its own, by whose word it is. */
const approvals: Status[] = ['approved', 'tacitlyApproved'];

/** The log of an invoice's workflows, newest first as it came, in the words of the design's vocabulary. */
export function traceSteps(transitions: readonly TransitionRow[], facts: Facts, locale: Locale): TraceStep[] {
  return transitions.map((row) => stepOf(row, facts, locale));
}

function stepOf(row: TransitionRow, facts: Facts, locale: Locale): TraceStep {
  const t = tFor(locale);
  const words = wordsOf(row.machine);
  const { icon, stage, tone } = vocabulary[words.status(row.toState) ?? 'issued'];
  const isChange = row.fromState !== row.toState;
  const reason = words.event(row, facts, locale);
  return {
    id: `${row.workflowId}.${row.sequence}`,
    group: row.machine,
    icon: words.icon?.(row) ?? icon,
    stage: words.isInk ? 'ink' : stage,
    // Blue marks a decision, red a failure; nothing else is coloured.
    ...(words.isDecision?.(row) ? { tone: 'pen' as const } : tone === 'red' && { tone: 'red' as const }),
    ...(isChange
      ? {
          from: row.fromState ? words.state(row.fromState, t) : t('timeline:created'),
          to: words.state(row.toState, t),
          reason,
        }
      : { from: reason }),
    ...actorWords(JSON.parse(row.actor) as Actor, locale),
    at: row.at,
    when: formatInstant(row.at, locale),
    hash: row.hash,
  };
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
    const words = wordsOf(row.machine);
    const status = words.status(row.toState);
    if (!status) return [];
    const passed = words.visits?.(row, status, decidedBy) ?? [status];
    return passed.map((each) => ({ status: onMap(each), at: row.at }));
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
    dunned1: 'overdue',
    dunned2: 'overdue',
    formalNotice: 'overdue',
    promised: 'overdue',
    disputed: 'overdue',
  };
  return nodes[status] ?? status;
}
