import type { DunningChannel } from '#db/shapes/dunning.ts';
import type { AskedPart, DisputeEnd, DisputeReason, SettlerKind } from '#db/shapes/settling.ts';
import type { EngineEvent, MachineRef } from '../engine/types.ts';

type Event<T extends string, P = unknown> = EngineEvent & { type: T } & P;

/** How far a customer was asked: relance 1, relance 2, formal notice. */
type DunningLevel = 1 | 2 | 3;

/** One part of what is owed; one without a day is a retention without one. */
export type Part = AskedPart;

/** What the customer contests, until it is answered or its time is over. */
type Dispute = { id: string; cents: number; answerBy: string };

/** A day of a promise. `endsAt`: the first instant at which it is broken, unless no more than `leaves` is owed then. */
export type PledgedDay = { on: string; endsAt: string; leaves: number };

/** What the customer has promised: the next day, and those `after` it. `disputedCents`: what was contested when it was given. */
type Pledge = PledgedDay & {
  id: string;
  after: PledgedDay[];
  disputedCents: number;
  isAccepted?: boolean;
};

export type SettlementEvent =
  | Event<
      'allocated',
      {
        allocationId: string;
        by: SettlerKind;
        sourceId: string;
        cents: number;
        currency: string;
        reason: string;
      }
    >
  | Event<
      'takenBack',
      { allocationId: string; by: SettlerKind; cents: number; currency: string; reason: string }
    >
  | Event<'dunned', { level: DunningLevel; dunningId?: string; channel?: DunningChannel }>
  | Event<
      'disputed',
      {
        disputeId: string;
        cents: number;
        currency: string;
        answerBy: string;
        lines: string[];
        reason: DisputeReason;
        words: string;
        saidBy: string;
      }
    >
  | Event<'disputeAnswered', { disputeId: string; kind: DisputeEnd; words: string }>
  | Event<
      'promised',
      PledgedDay & {
        promiseId: string;
        after: PledgedDay[];
        dates: { on: string; cents: number }[];
        words: string;
        saidBy: string;
      }
    >
  | Event<'promiseAccepted', { promiseId: string; words: string; saidBy: string }>
  | Event<
      'promiseWithdrawn',
      { promiseId: string; outcome: 'declined' | 'withdrawn'; words: string; saidBy: string }
    >;

/** `parts` add up to `totalCents`, in the order of their days. Amounts are cents of `currency`. */
export type SettlementInput = {
  at: string;
  officeId: string;
  businessId: string;
  invoiceId: string;
  currency: string;
  totalCents: number;
  parts: Part[];
};

export type SettlementContext = Omit<SettlementInput, 'at'> & {
  /** What was allocated and not taken back, by what settled it. */
  settled: Record<SettlerKind, number>;
  dunnedLevel: 0 | DunningLevel;
  dunnedAt: string | null;
  disputes: Dispute[];
  promise: Pledge | null;
  brokenPromises: number;
};

export const settlementMachine: MachineRef<SettlementContext, SettlementEvent, SettlementInput> = {
  name: 'settlement',
};
