import { expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { reviewChart } from './machine.ts';

const leaves = (state: AnyStateNode): AnyStateNode[] =>
  state.type === 'compound' ? Object.values(state.states).flatMap(leaves) : [state];

/** Every way out of a state, its own or that of a state around it: "event: target", or "event" where it stays. */
function waysOut(state: AnyStateNode): string[] {
  const found = new Set<string>();
  for (let at: AnyStateNode | undefined = state; at; at = at.parent) {
    for (const transitions of at.transitions.values()) {
      for (const { eventType, target } of transitions) {
        const event = eventType.replace(/^xstate\.after\.([^.]+)\..*$/, '$1');
        found.add(target ? `${event}: ${target.map((node) => nameOf(node)).join()}` : event);
      }
    }
  }
  for (const { target } of state.always ?? []) found.add(`at once: ${target?.map(nameOf).join()}`);
  return [...found].sort();
}

const nameOf = (node: AnyStateNode) => node.path.join('.');

/** "The life of an invoice" of product.md, as a table: what may follow what. */
const life: Record<string, string[]> = {
  preparing: ['delete: deleted', 'submit: approved', 'submit: awaiting.asking'],
  'awaiting.asking': ['delivered: awaiting.running'],
  'awaiting.running': [
    'askTime: awaiting.onHold',
    'reminder: awaiting.running',
    'silenceWindow: approved',
    'silenceWindow: awaiting.lapsed',
  ],
  'awaiting.lapsed': ['askAgain: awaiting.lapsed', 'lastCall: awaiting.lapsed'],
  'awaiting.undelivered': [],
  'awaiting.onHold': ['holdEnd: awaiting.running', 'resume: awaiting.running'],
  answering: [
    'amend: correcting',
    'approve: approved',
    'comment',
    'reply: awaiting.asking',
    'requestCorrection: correcting',
    'withdraw: withdrawn',
  ],
  correcting: ['comment', 'delete: deleted', 'submit: awaiting.asking', 'withdraw: withdrawn'],
  withdrawn: ['delete: deleted', 'submit: awaiting.asking'],
  approved: [
    'at once: issued',
    'bounced',
    'delivered',
    'requestCorrection: correcting',
    'revoked',
    'undoApproval: answering',
    'undoApproval: awaiting.running',
    'undoWindow: issued',
  ],
  issued: [],
  deleted: [],
};

const whileAwaiting = [
  'approve: approved',
  'bounced',
  'bounced: awaiting.asking',
  'bounced: awaiting.undelivered',
  'comment: answering',
  'delivered',
  'requestCorrection: correcting',
  'resend: awaiting.asking',
  'revoked',
  'revoked: awaiting.asking',
  'revoked: awaiting.undelivered',
  'withdraw: withdrawn',
];

test('the chart is the life of an invoice: these states, and these ways from one to the next', () => {
  const chart = leaves(reviewChart.root).map((state) => [nameOf(state), waysOut(state)]);
  const table = Object.entries(life).map(([state, ways]) => [
    state,
    [...ways, ...(state.startsWith('awaiting.') ? whileAwaiting : [])].sort(),
  ]);
  expect(Object.fromEntries(chart)).toEqual(Object.fromEntries(table));
});

test('silence leads to issue only past its guard, and out of the running clock', () => {
  const silent = leaves(reviewChart.root).flatMap((state) =>
    [...state.transitions.values()].flat().filter(({ eventType }) => eventType.includes('silenceWindow')),
  );
  expect(silent.map(({ source, guard }) => [nameOf(source), guard])).toEqual([
    ['awaiting.running', 'silenceCounts'],
    ['awaiting.running', undefined],
  ]);
});

test('a clock is interrupted by a new asking only past the guard that an address has changed', () => {
  const guarded = leaves(reviewChart.root).flatMap((state) => {
    const own = state.transitions.get('resend');
    return [...(own ?? state.parent?.transitions.get('resend') ?? [])].map(({ guard }) => [
      nameOf(state),
      guard,
    ]);
  });
  expect(guarded).toEqual([
    ['awaiting.asking', undefined],
    ['awaiting.running', 'addressMoved'],
    ['awaiting.lapsed', 'addressMoved'],
    ['awaiting.undelivered', undefined],
    ['awaiting.onHold', 'addressMoved'],
  ]);
});
