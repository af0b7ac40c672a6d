import type { DunnedDocument, DunnedLevel, LeftOut } from '#db/shapes/dunning.ts';

/** What a message asks for as it leaves: noted once it has. */
export type Dunned = {
  dunningId: string;
  level: DunnedLevel;
  subject: string;
  words: string;
  iban: string;
  documents: DunnedDocument[];
  leftOut: LeftOut[];
  /** Of a letter, what was sealed and when it went to the post. */
  letter?: DunnedLetter;
};

type DunnedLetter = {
  sha256: string;
  postedOn: string;
  /** The number of its receipt; '' for one that is not registered. */
  registered: string;
  notice: { payDays: number; isClaiming: boolean; reason: string; releasedBy: string | null } | null;
};
