import type { DunRefusal } from '#db/shapes/dunning.ts';

/** What a press led to; `notFound`: nobody of this office, or of another business. */
export type DunOutcome = { ok: true; isPrepared: boolean } | { ok: false; reason: DunRefusal | 'notFound' };
