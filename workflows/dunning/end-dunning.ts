import type { Tx } from '#db/client.ts';
import { type Dunning, insertDeparture } from '#db/queries/dunnings.ts';
import type { DunEnd, LeftOut } from '#db/shapes/dunning.ts';
import { clock } from '../engine/clock.ts';

type End = { why: DunEnd; said?: string; saidBy?: string; leftOut?: LeftOut[] };

/** A letter that does not leave: why, and what it would have asked for. False where it is known already what became of it. */
export const endDunning = async (
  tx: Tx,
  { officeId, id, documents }: Dunning,
  { why, said = '', saidBy = '', leftOut = [] }: End,
): Promise<boolean> =>
  insertDeparture(tx, {
    officeId,
    dunningId: id,
    outcome: 'nothing',
    why,
    level: documents.reduce<1 | 2 | 3>((most, { level }) => (level > most ? level : most), 1),
    documents,
    leftOut,
    said,
    saidBy,
    at: await clock(tx),
  });
