import { channel } from 'node:diagnostics_channel';

/**
 * What the product tells about its own work, to whoever listens in this process. With nobody listening a signal costs
 * a property read. No office, person or document is ever named in one: they end in the labels of metrics.
 */
export type Signals = {
  /** One transition; `lateMs` where a timer caused it: recorded so long after it was due. */
  transition: { machine: string; event: string; lateMs: number | null };
  /** One look at the timers. */
  tick: { fired: number; failed: number };
  job: { queue: string; outcome: 'done' | 'failed'; ms: number };
  /** What became of one try to send a mail. */
  mail: { kind: string; outcome: string };
  typeset: { as: 'pdf' | 'svg' | 'drawing'; outcome: 'done' | 'failed'; ms: number };
  request: { method: string; route: string; status: number; ms: number };
};
export type SignalName = keyof Signals;

/** By name, so that the built pages and the sources speak to the same listeners. */
const channelOf = (name: SignalName) => channel(`tacite.${name}`);

/** Tells it; `message` is a function where making it costs something. */
export function signal<Name extends SignalName>(
  name: Name,
  message: Signals[Name] | (() => Iterable<Signals[Name]>),
): void {
  const heard = channelOf(name);
  if (!heard.hasSubscribers) return;
  if (typeof message !== 'function') heard.publish(message);
  else for (const each of message()) heard.publish(each);
}

/** Whether anybody listens. */
export const isHeard = (name: SignalName): boolean => channelOf(name).hasSubscribers;

/** Listens until the returned function is called. What `listener` throws ends the process: it must not throw. */
export function listen<Name extends SignalName>(
  name: Name,
  listener: (message: Signals[Name]) => void,
): () => void {
  const heard = channelOf(name);
  const onMessage = (message: unknown) => listener(message as Signals[Name]);
  heard.subscribe(onMessage);
  return () => void heard.unsubscribe(onMessage);
}
