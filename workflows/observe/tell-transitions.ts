import { signal } from './signals.ts';

type Told = {
  definition: { name: string };
  applied: { event: { at: string; actor: { kind: string; channel: string } } };
  transition: { event: string };
};

/** Tells what a batch of transitions was; one that a timer caused also how late it was recorded. */
export function tellTransitions(changes: readonly Told[], now: string): void {
  signal('transition', () =>
    changes.map(({ definition, applied, transition }) => {
      const { at, actor } = applied.event;
      const byTimer = actor.kind === 'rule' && actor.channel === 'timer';
      return {
        machine: definition.name,
        event: transition.event,
        lateMs: byTimer ? Math.max(0, Date.parse(now) - Date.parse(at)) : null,
      };
    }),
  );
}
