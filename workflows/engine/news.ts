import type { Tx } from '#db/client.ts';
import type { Actor, EngineEvent, Found, Undated } from './types.ts';

/** Where something sent off may end. */
export type End = 'delivered' | 'bounced' | 'complained' | 'failed';

/** What a delivery says of its proof. */
export type Proof = { mailId: string; eventId: string | null; sha256: string };

/** What became of something that a workflow had sent off, as its transport or a provider says. */
export type News = {
  kind: End | 'accepted' | 'opened' | 'unknown';
  at: string;
  /** In the words of the other side; '' where it gave none. */
  reason: string;
  actor: Actor;
  /** Which asking of the workflow it is about, and which copy of that. */
  request: number;
  recipient: string;
  /** Binds what was sent and what was said of it. */
  proof: () => Proof;
};

/** How the workflows of a machine are told what became of what they had sent off. */
export type Hearing<C = unknown, E extends EngineEvent = EngineEvent> = {
  /** What settles where a copy ended, the weaker first. */
  ends: readonly End[];
  /** Of several ends that are told of one copy: the last, or the strongest whenever it came. */
  counts: 'last' | 'strongest';
  /** The event that it is to a workflow, asked under its lock; null: nothing. */
  event(tx: Tx, found: Found<C>, news: News): Promise<Undated<E> | null> | Undated<E> | null;
};
