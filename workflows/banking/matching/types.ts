/** A movement as the bank wrote it. `cents` are signed: below zero went out. */
export type MatchLine = {
  bookedOn: string;
  cents: number;
  currency: string;
  /** All that the bank wrote, a line each. */
  label: string;
  counterpartyName: string;
  counterpartyIban: string;
  endToEndId: string;
  isReturn: boolean;
};

/** An issued document of which something is still owed. `parts`: what falls due on days of their own. */
export type OpenItem = {
  invoiceId: string;
  number: string;
  customerId: string | null;
  buyerName: string;
  balanceCents: number;
  currency: string;
  issuedOn: string;
  dueOn: string | null;
  parts: readonly number[];
};

/** A document of which nothing is owed any more. */
export type SettledItem = {
  invoiceId: string;
  number: string;
  customerId: string | null;
  totalCents: number;
  currency: string;
};

/** What is left of a credit note, or of a payment that was too much. `number` of a credit note, else empty. */
export type Credit = {
  kind: 'creditNote' | 'payment';
  id: string;
  number: string;
  customerId: string | null;
  cents: number;
  currency: string;
};

/** A payment that may come back: `numbers` of what it settled. */
export type PastPayment = {
  id: string;
  customerId: string | null;
  paidOn: string;
  cents: number;
  currency: string;
  reference: string;
  numbers: readonly string[];
};

type MatchCustomer = { id: string; names: readonly string[] };

/** All that lines of one business are held against, as it stands now. */
export type BookInput = {
  businessNames: readonly string[];
  ownIbans: readonly string[];
  items: readonly OpenItem[];
  settled: readonly SettledItem[];
  credits: readonly Credit[];
  payments: readonly PastPayment[];
  customers: readonly MatchCustomer[];
  /** Which IBAN a person has said to be whose. */
  ibans: readonly { iban: string; customerId: string }[];
  /** Up to how many cents a bank charge, or a rounding, is let go without asking. */
  chargeLimitCents: number;
};

/** How a number was told from a label. */
export type NumberReading = 'whole' | 'digits' | 'serial' | 'cut' | 'misread';

/** Why a proposal is made; words for each are the page's. */
export type MatchReason =
  | { code: 'number'; number: string; reading: NumberReading; from: 'label' | 'endToEnd' }
  | { code: 'exactAmount' }
  | { code: 'sumOfNumbers'; count: number }
  | { code: 'sumOfItems'; count: number }
  | { code: 'wholeBalance'; count: number }
  | { code: 'part' }
  | { code: 'partial'; missingCents: number }
  | { code: 'over'; overCents: number }
  | { code: 'charge'; cents: number; isWithinLimit: boolean }
  | { code: 'creditDeducted'; number: string; cents: number }
  | { code: 'iban' }
  | { code: 'name'; name: string; isWhole: boolean }
  | { code: 'onlyOpen' }
  | { code: 'amountAlone' }
  | { code: 'ambiguous'; count: number }
  | { code: 'otherPayer'; name: string }
  | { code: 'severalCustomers'; count: number }
  | { code: 'alreadySettled'; number: string }
  | { code: 'beforeIssue' }
  | { code: 'mayBeDate' }
  | { code: 'internal' }
  | { code: 'payout' }
  | { code: 'outgoing' }
  | { code: 'returned' };

/** How sure: `sure` cannot reasonably be wrong, `likely` wants a look, `none` proposes no invoice. */
type Sureness = 'sure' | 'likely' | 'none';

type MatchShare = { invoiceId: string; cents: number };

/** What a credit of the customer settles beside the line. */
export type CreditShare = { source: Pick<Credit, 'kind' | 'id'>; invoiceId: string; cents: number };

export type Choice = {
  /** Add up to the line at most; what is beyond stays the customer's credit. */
  shares: readonly MatchShare[];
  credits: readonly CreditShare[];
  /** What the bank kept, within the limit of the business. */
  charges?: readonly MatchShare[];
  customerId: string | null;
};

export type Proposal = Choice & {
  sureness: Sureness;
  reasons: readonly MatchReason[];
  /** Others that say as much for themselves; a proposal with some is never sure. */
  alternatives: readonly Choice[];
  /** The payment that a line which went out takes back. */
  reversal: { paymentId: string; cause: 'unpaid' | 'returned' } | null;
};
