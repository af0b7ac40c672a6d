import type { Locale } from '#app/lib/format.ts';
import type { tFor } from '#app/lib/i18n.ts';
import type { IconName } from '#app/ui/icons.ts';
import type { Status } from '#app/ui/vocabulary.ts';
import type { TransitionRow } from '#db/queries/trace.ts';

type T = ReturnType<typeof tFor>;

/** What the words of an event need beside its own record. */
export type Facts = {
  /** The final number, once there is one. */
  number: string | null;
  /** What was said, by the id of the exchange that an event names, in sentences. */
  said: ReadonlyMap<string, string>;
  /** What the draft is a copy of. */
  copyOf?: string | null;
};

/** How the log of a machine is told to people. */
export type MachineWords = {
  /** What the invoice is in a state; undefined where the machine has no such state. */
  status(state: string): Status | undefined;
  statuses: readonly Status[];
  /** The name of a state. */
  state(state: string, t: T): string;
  /** What an event meant, in a sentence. One that is not known here is shown by its name: nothing is left out. */
  event(row: TransitionRow, facts: Facts, locale: Locale): string;
  /** Where what happened says more than where it led. */
  icon?(row: TransitionRow): IconName | undefined;
  /** Whether it decided something: drawn as signed. */
  isDecision?(row: TransitionRow): boolean;
  /** Everything it tells is final, whatever the state of the invoice is drawn as. */
  isInk?: boolean;
  /** Nodes of the invoice's map that a step passes; its status unless said. */
  visits?(row: TransitionRow, status: Status, decidedBy: string | null): Status[];
};

/** States that are told by what the invoice is in them. */
export function inAStatus(
  statuses: Record<string, Status>,
): Pick<MachineWords, 'status' | 'statuses' | 'state'> {
  const known = new Map(Object.entries(statuses));
  const status = (state: string) => known.get(state);
  return {
    status,
    statuses: [...known.values()],
    state(state, t) {
      const found = status(state);
      return found ? t(`status:${found}`) : state;
    },
  };
}
