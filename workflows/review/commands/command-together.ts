import { inOffice } from '#db/client.ts';
import { isUnavailable } from '#db/unavailable.ts';
import { gather } from '../../engine/gather.ts';
import { sendFreeWithin } from '../../engine/send.ts';
import type { Services } from '../../services.ts';
import { reviewMachine } from '../events.ts';
import {
  type CommandArgs,
  type CommandOutcome,
  command,
  type Locked,
  lockedAs,
  outcomeOf,
  Refused,
  refusal,
  type Said,
} from './outcome.ts';
import { listTakenBack } from './taken-back.ts';

type Ask = { args: CommandArgs; prepare: (locked: Locked) => Said };

/**
 * `command` for what many people do in the same minutes, where `prepare` needs nothing but what it is given: those of
 * one office that come while others are being written go with one another in the next transaction. Each keeps its own
 * arrival, outcome and error.
 */
export const commandTogether = (
  s: Services,
  args: CommandArgs,
  prepare: Ask['prepare'],
): Promise<CommandOutcome> => gathererOf(s)({ args, prepare });

const gatherers = new WeakMap<Services, (ask: Ask) => Promise<CommandOutcome>>();

function gathererOf(s: Services) {
  const gatherer = gatherers.get(s) ?? gather(officeOf, (asks) => answer(s, asks), limits);
  gatherers.set(s, gatherer);
  return gatherer;
}

const officeOf = ({ args }: Ask) => args.officeId;

const limits = { mostInSet: 64, mostAtOnce: 2 };

function answer(s: Services, asks: Ask[]): Promise<CommandOutcome>[] {
  const alone = ({ args, prepare }: Ask) => command(s, args, prepare);
  if (asks.length === 1) return asks.map(alone);
  const together = takeFree(s, asks);
  return asks.map(async (ask) => (await together).get(ask) ?? alone(ask));
}

/**
 * Outcomes of those that can go in one transaction. Left for a transaction of their own: a second ask for the same
 * invoice, those that a timer is due for, and all of them where one has failed in a way that left nothing behind.
 */
async function takeFree(s: Services, asks: Ask[]): Promise<Map<Ask, CommandOutcome>> {
  const firsts = new Map<string, Ask>();
  for (const ask of asks) if (!firsts.has(ask.args.invoiceId)) firsts.set(ask.args.invoiceId, ask);
  const { officeId } = asks[0]!.args;
  const outcomes = new Map<Ask, CommandOutcome>();
  try {
    const sent = await inOffice(s.db, officeId, (tx) =>
      sendFreeWithin(s.engine, tx, officeId, {
        machine: reviewMachine,
        at: new Map([...firsts].map(([invoiceId, ask]) => [invoiceId, ask.args.arrivedAt])),
        prepare: async (found) => {
          const asked = found.map((each) => firsts.get(each.subjectId)!);
          const prepared = found.map((each, index) => prepareOne(asked[index]!, lockedAs(each, tx)));
          const given = prepared.flatMap((event, index) =>
            event instanceof Refused
              ? []
              : { found: found[index]!, type: event.type, shownStep: asked[index]!.args.shownStep },
          );
          const ended = await listTakenBack(tx, given);
          return prepared.map((event, index) => {
            const ask = asked[index]!;
            const answer = ended.has(found[index]!.workflowId) ? new Refused('takenBack') : event;
            if (!(answer instanceof Refused)) return { ...answer, actor: ask.args.actor };
            outcomes.set(ask, refusal(answer.reason));
            return null;
          });
        },
      }),
    );
    for (const each of sent)
      if (each.outcome) outcomes.set(firsts.get(each.found.subjectId)!, outcomeOf(each));
    return outcomes;
  } catch (error) {
    // A connection that breaks at the commit leaves open whether it took place: to ask again would find it too late.
    if (isUnavailable(error)) throw error;
    return new Map();
  }
}

function prepareOne({ prepare }: Ask, locked: Locked): Said | Refused {
  try {
    return prepare(locked);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error;
  }
}
