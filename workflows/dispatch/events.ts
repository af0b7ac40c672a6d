import type { EngineEvent, MachineRef } from '../engine/types.ts';

type Event<T extends string, P = unknown> = EngineEvent & { type: T } & P;

export type DispatchProblem = 'noAddress' | 'bounced' | 'failed' | 'complained' | 'unknown';

export type DispatchEvent =
  /** The sealed PDF is stored and may leave; `recipient` where a person sends it to one more. */
  | Event<'documentReady', { recipient?: string }>
  /** `request` says which try a provider's word belongs to. */
  | Event<'accepted', { request: number; reason: string }>
  | Event<'delivered', { request: number; reason: string }>
  | Event<'opened', { request: number; reason: string }>
  | Event<'bounced', { request: number; reason: string }>
  | Event<'failed', { request: number; reason: string; problem: DispatchProblem }>
  | Event<'sendAgain', { recipient: string }>;

export type DispatchInput = {
  at: string;
  officeId: string;
  invoiceId: string;
  channel: 'email';
  /** A mail address; empty when the customer has none. */
  recipient: string;
  recipientName: string;
};

export type DispatchContext = Omit<DispatchInput, 'at'> & {
  attempts: number;
  request: number;
  lastReceiptAt: string | null;
  problem: DispatchProblem | null;
  reason: string | null;
};

/** What the chart asks for beside remembering. */
export type DispatchEffects = { sendInvoice: undefined };

export const dispatchMachine: MachineRef<DispatchContext, DispatchEvent, DispatchInput> = {
  name: 'dispatch',
};
