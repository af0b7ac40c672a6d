import { expect, it } from 'vitest';
import { drawnStates } from '#app/audit/trace-steps.ts';
import { edges, nodes, walked } from './flow-map.ts';

it('draws arrows between states that are on the map', () => {
  const known = new Set(nodes.map(({ status }) => status));
  for (const { from, to } of edges) expect([known.has(from), known.has(to)]).toEqual([true, true]);
});

it('inks the arrows that were walked, and no other', () => {
  const used = walked(['draft', 'awaiting', 'correction', 'draft', 'awaiting', 'approved']);
  expect([...used].map(({ from, to }) => `${from} ${to}`)).toEqual([
    'draft awaiting',
    'awaiting correction',
    'correction draft',
    'awaiting approved',
  ]);
});

it('draws the states that an invoice can be in, and no other', () => {
  expect(new Set(nodes.map(({ status }) => status))).toEqual(drawnStates());
});

it('gives every state a way in, but the first', () => {
  const reached = new Set(edges.map(({ to }) => to));
  expect(nodes.filter(({ status }) => !reached.has(status)).map(({ status }) => status)).toEqual([]);
});
