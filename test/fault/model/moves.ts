import fc from 'fast-check';
import { type Move, plainMoves } from '#test/review/model.ts';

/** What people and time do, one after another. `work` lets workers come by. */
export type Turn = { afterHours: number; move: Move | { type: 'work' } };

const hour = 3_600_000;

export const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record<Turn>({
    afterHours: fc.constantFrom(0, 0, 0, 0.05, 0.2, 1, 23, 49),
    move: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constant<Move>({ type: 'submit', owners: 1, blocked: false, waived: false }),
      },
      { weight: 5, arbitrary: fc.constant({ type: 'work' as const }) },
      {
        weight: 4,
        arbitrary: fc.integer({ min: 0, max: 4 }).map((n) => ({ type: 'approve' as const, right: n > 0 })),
      },
      {
        weight: 2,
        arbitrary: fc
          .constantFrom(-1, 20, 167, 169)
          .map((hours) => ({ type: 'askTime' as const, forMs: hours * hour })),
      },
      { weight: 9, arbitrary: fc.constantFrom(...plainMoves).map((type) => ({ type })) },
    ),
  }),
  { minLength: 4, maxLength: 12, size: 'max' },
);
