import type { DunnedDocument, DunningLevel, LeftOut } from '#db/shapes/dunning.ts';

/** What a composed mail asks for: noted once it has left. */
export type Dunned = {
  dunningId: string;
  level: DunningLevel;
  subject: string;
  words: string;
  iban: string;
  documents: DunnedDocument[];
  leftOut: LeftOut[];
};
