import { scenarios } from '#test/fault/scenarios.ts';
import { bundled } from '#test/setup/bundled.ts';

/** A part of what `npm run test:faults` does at its full size, small enough to be run by itself. */
export type FaultPart = {
  name: string;
  says: string;
  /** About how long it takes on two cores that do nothing else. */
  seconds: number;
  /** What follows `npm run test:faults --`, but for the seed. */
  args: string[];
};

/** All of them together are the whole. */
export const faultParts: FaultPart[] = scenarios.flatMap(({ name, says, sizes, parts }) =>
  parts.map(({ only, seconds }) => ({
    name: only ? `${name}: ${only}` : name,
    says,
    seconds,
    args: [name, '--size', String(sizes.long), ...(only ? ['--only', only] : [])],
  })),
);

/** What Node is to be started with for a part: it ends with 0, or with 1 where a promise is broken. */
export const commandOf = async ({ args }: FaultPart, seed: number): Promise<string[]> => [
  await bundled('test/fault/run.ts'),
  ...args,
  '--seed',
  String(seed),
];
