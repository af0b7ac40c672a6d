import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstStep, step } from '../engine/step.ts';
import type { Actor, EngineEvent } from '../engine/types.ts';
import type { DispatchContext } from './events.ts';
import { dispatchChart } from './machine.ts';

const actor: Actor = { kind: 'provider', id: 'p1', name: 'resend', channel: 'webhook' };
const at = (minute: number) => new Date(Date.UTC(2027, 2, 26, 8, minute)).toISOString();

type Word = { type: string; request?: number; recipient?: string; reason?: string; problem?: string };

/** Tells the machine one thing after the other; what it does not take is passed over, as the engine does. */
function tell(recipient: string, words: Word[]) {
  const input = {
    officeId: 'f1',
    invoiceId: 'i1',
    channel: 'email',
    recipient,
    recipientName: 'Mairie',
  } as const;
  let { snapshot, state, context, effects } = firstStep(dispatchChart, { at: at(0), ...input } as {
    at: string;
  });
  const sent = [...effects];
  const states = [state];
  for (const [index, word] of words.entries()) {
    const event = { at: at(index + 1), actor, ...word } as EngineEvent;
    const taken = step(dispatchChart, JSON.parse(snapshot), [], event);
    if (!taken) continue;
    ({ snapshot, state, context, effects } = taken);
    sent.push(...effects);
    states.push(state);
  }
  return {
    state,
    states,
    context: context as DispatchContext,
    sends: sent.filter(({ name }) => name === 'sendInvoice').length,
  };
}

const ready = { type: 'documentReady' };
const of = (request: number, type: string) => ({ type, request, reason: 'full', problem: 'failed' });

test('an invoice is sent, accepted, delivered, opened; each word dates the receipt', () => {
  const told = tell('mairie@example.org', [ready, of(1, 'accepted'), of(1, 'delivered'), of(1, 'opened')]);
  expect(told).toMatchObject({ states: ['planned', 'sending', 'sent', 'delivered', 'opened'], sends: 1 });
  expect(told.context).toMatchObject({ attempts: 1, request: 1, lastReceiptAt: at(4), problem: null });
});

test('without an address a person has to look; with one it leaves', () => {
  const told = tell('', [ready]);
  expect(told).toMatchObject({ state: 'needsAttention', sends: 0, context: { problem: 'noAddress' } });
  const again = tell('', [
    ready,
    { type: 'sendAgain', recipient: '' },
    { type: 'sendAgain', recipient: 'm@example.org' },
  ]);
  expect(again).toMatchObject({
    state: 'sending',
    sends: 1,
    context: { recipient: 'm@example.org', problem: null },
  });
});

test.for(['bounced', 'failed'])('what %s needs attention, says why, and can be sent again', (trouble) => {
  const told = tell('m@example.org', [ready, of(1, trouble)]);
  expect(told).toMatchObject({ state: 'needsAttention', context: { reason: 'full' } });
  const again = tell('m@example.org', [
    ready,
    of(1, trouble),
    { type: 'sendAgain', recipient: 'n@example.org' },
    of(2, 'accepted'),
  ]);
  expect(again).toMatchObject({
    state: 'sent',
    sends: 2,
    context: { attempts: 2, problem: null, reason: null },
  });
});

test('words about an earlier try do not count for the running one', () => {
  const again = { type: 'sendAgain', recipient: 'n@example.org' };
  for (const late of ['accepted', 'delivered', 'opened', 'bounced', 'failed']) {
    const told = tell('m@example.org', [ready, of(1, 'bounced'), again, of(1, late)]);
    expect(told.state, late).toBe('sending');
  }
});

test('duplicates and disorder: one mail a try, one state for the same last words, and trouble is never lost unseen', () => {
  const word = fc.oneof(
    fc.constant<Word>(ready),
    fc
      .record({
        type: fc.constantFrom('accepted', 'delivered', 'opened', 'bounced', 'failed'),
        request: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ type, request }) => of(request, type)),
    fc.constant<Word>({ type: 'sendAgain', recipient: 'n@example.org' }),
  );
  const property = fc.property(fc.array(word, { maxLength: 20 }), (words) => {
    const told = tell('m@example.org', words);
    expect(told.sends).toBe(told.context.request);
    expect(told.context.attempts).toBe(told.context.request);
    if (told.state === 'needsAttention') expect(told.context.problem).not.toBeNull();
    else expect(told.context.problem).toBeNull();
    if (told.state === 'planned') expect(told.sends).toBe(0);
    const twice = tell(
      'm@example.org',
      words.flatMap((each) => (each.type === 'sendAgain' ? [each] : [each, each])),
    );
    expect(twice.state).toBe(told.state);
    expect(twice.sends).toBe(told.sends);
  });
  fc.assert(property, { numRuns: 2000 });
});
