/** Relance 1, relance 2. */
export type DunningLevel = 1 | 2;

/** One document that a customer is asked for: `cents` of what is late of it, and the level it stands at from then on. */
export type DunnedDocument = {
  invoiceId: string;
  number: string;
  dueOn: string | null;
  cents: number;
  currency: string;
  level: DunningLevel;
  /** It stood lower before. */
  isRaised: boolean;
};

/**
 * Why a late document, or a part of it, is not asked for. `notDelivered`: nothing proves that it arrived, so that it is sent
 * again first; `claimed`: somebody said that it was paid; `noticed`: it had its formal notice.
 */
export type LeftOutFor = 'notDelivered' | 'disputed' | 'promised' | 'claimed' | 'noticed';

export type LeftOut = { invoiceId: string; number: string; cents: number; currency: string; why: LeftOutFor };

/**
 * Why nobody is asked now. `nothing`: nothing is late, or all of it is left out; `atHighest`: relance 2 went out for all of it;
 * `hours`: not between 8 and 19 h of a working day or Saturday; `tooSoon`: within a week of the last; `waits`: one is prepared
 * for the owner; `credit`: money of the customer waits; `held`: the owner holds it; `changed`: other than what was shown;
 * `moved`: the customer has another address since.
 */
export type DunRefusal =
  | 'nothing'
  | 'atHighest'
  | 'held'
  | 'credit'
  | 'waits'
  | 'tooSoon'
  | 'noIban'
  | 'noAddress'
  | 'hours'
  | 'changed'
  | 'moved'
  | 'noClause';
