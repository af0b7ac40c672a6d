/** How a business asks: a person each time, proposals each morning, or by itself once the owner was told. */
export const planModes = ['hand', 'proposed', 'automatic'] as const;
export type PlanMode = (typeof planModes)[number];

/** `bankDays`: how old the last statement of its bank may be when it asks by itself; null: not looked at. */
export type DunningPlan = {
  mode: PlanMode;
  /** Days after the due date at which each level is asked for. */
  firstDays: number;
  secondDays: number;
  /** At which messages leave, in Paris. */
  leavesHour: number;
  /** Less than that is not asked for, in cents. */
  leastCents: number;
  bankDays: number | null;
};

/** `stale`: the last statement of the bank is too old; `noClause`: no mandate lets the office ask; `noOwner`: nobody could be told. */
export type DunningRunOutcome = 'announced' | 'nothing' | 'stale' | 'noClause' | 'noOwner';

/** Relance 1, relance 2. */
export type DunningLevel = 1 | 2;

/** How far a document was asked for: a formal notice is 3. */
export type DunnedLevel = DunningLevel | 3;

export type DunningChannel = 'mail' | 'letter';

/** One document that a customer is asked for: `cents` of what is late of it, and the level it stands at from then on. */
export type DunnedDocument = {
  invoiceId: string;
  number: string;
  dueOn: string | null;
  cents: number;
  currency: string;
  level: DunnedLevel;
  /** It stood lower before. */
  isRaised: boolean;
};

/**
 * Why a late document, or a part of it, is not asked for. `notDelivered`: nothing proves that it arrived, so that it is sent
 * again first; `claimed`: somebody said that it was paid; `noticed`: it had its formal notice; `notRipe`: relance 2 has not
 * gone out for it; `notYet`: its plan asks for it later.
 */
export type LeftOutFor =
  | 'notDelivered'
  | 'disputed'
  | 'promised'
  | 'claimed'
  | 'noticed'
  | 'notRipe'
  | 'notYet';

export type LeftOut = { invoiceId: string; number: string; cents: number; currency: string; why: LeftOutFor };

/**
 * Why nobody is asked now. `nothing`: nothing is late, or all of it is left out; `atHighest`: relance 2 went out for all of it;
 * `hours`: not between 8 and 19 h of a working day or Saturday; `tooSoon`: within a week of the last; `waits`: one is prepared
 * for the owner; `credit`: money of the customer waits; `held`: the owner holds it; `changed`: other than what was shown;
 * `moved`: the customer has another address since; `letterWaits`: a letter to him is to be agreed to, released or posted;
 * `noPostal`: the post could not deliver to his address; `currencies`: a letter asks in one currency; `notRipe`: a formal
 * notice before relance 2, and no reason given; `planned`: one leaves by plan; `small`: less than the plan asks for; `grown`:
 * more than was announced to the owner; `noPlan`: its business does not ask by itself any more; `onTheWay`: the bank seems to
 * have money of his that nobody has assigned; `untold`: no mail that announced it reached an owner.
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
  | 'noClause'
  | 'planned'
  | 'small'
  | 'grown'
  | 'noPlan'
  | 'onTheWay'
  | 'untold'
  | 'letterWaits'
  | 'noPostal'
  | 'currencies'
  | 'notRipe';

/** Why nothing left: what stood against it, its owner declined it, or somebody of the office withdrew it. */
export type DunEnd = DunRefusal | 'declined' | 'withdrawn';
