import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { workflows } from '#db/schema/index.ts';
import type { Engine } from './engine.ts';
import type { MachineDefinition } from './machine.ts';
import type { Hearing, News } from './news.ts';
import { sendAllWithin } from './send.ts';

/** How a workflow is told of what it has sent off; undefined where it is not there any more, or its machine asks for no news. */
export async function hearingOf(engine: Engine, tx: Tx, workflowId: string): Promise<Hearing | undefined> {
  return (await definitionOf(engine, tx, workflowId))?.hears;
}

/** Tells a workflow what became of something it had sent off, in the transaction that records it. */
export async function tellNews(
  engine: Engine,
  tx: Tx,
  officeId: string,
  workflowId: string,
  news: News,
): Promise<void> {
  const definition = await definitionOf(engine, tx, workflowId);
  const hears = definition?.hears;
  if (!hears) return;
  await sendAllWithin(engine, tx, officeId, {
    to: { machine: definition, ids: [workflowId] },
    at: news.at,
    prepare: ([found]) =>
      found ? Promise.resolve(hears.event(tx, found, news)).then((event) => [event]) : [],
  });
}

async function definitionOf(
  { registry }: Engine,
  tx: Tx,
  id: string,
): Promise<MachineDefinition | undefined> {
  const [workflow] = await tx
    .select({ machine: workflows.machine, version: workflows.version })
    .from(workflows)
    .where(eq(workflows.id, id));
  return workflow && registry.get(workflow.machine, workflow.version);
}
