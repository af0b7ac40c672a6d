import type { TestResult } from '../run/results.ts';
import { check, type How, playwright, vitest } from '../run/step.ts';
import { bundled } from '../setup/bundled.ts';

/** A piece of what is long by nature: minutes at most, so that a run of any length takes as many as fit into it. */
export type Part = {
  name: string;
  says: string;
  /** About how long it takes on two cores that do nothing else. */
  seconds: number;
  /** The files of tests that it runs in whole, or the folders they stand in. */
  files?: readonly string[];
  run: (seed: string, signal: AbortSignal) => Promise<TestResult[]>;
};

const whole = (seed: string, signal: AbortSignal): How => ({
  env: { TACITE_WHOLE: '1', TACITE_SEED: seed },
  signal,
});

/** Files of tests, with everything of which `npm test` takes a slice. */
export const tests = (
  name: string,
  says: string,
  seconds: number,
  files: readonly string[],
  project: 'pure' | 'database' = 'database',
): Part => ({
  name,
  says,
  seconds,
  files,
  run: (seed, signal) => vitest(project, files, whole(seed, signal)),
});

/** The same of tests with a browser. */
export const pages = (name: string, says: string, seconds: number, files: readonly string[]): Part => ({
  name,
  says,
  seconds,
  files,
  run: (seed, signal) => playwright(files, whole(seed, signal)),
});

/** A script of the project that ends with 1 when something is wrong; `SEED` among its arguments is the run's. */
export const script = (
  name: string,
  says: string,
  seconds: number,
  file: string,
  args: readonly string[],
): Part => ({
  name,
  says,
  seconds,
  run: async (seed, signal) => {
    const given = args.map((arg) => (arg === 'SEED' ? seed : arg));
    return [await check(name, [await bundled(file), ...given], whole(seed, signal))];
  },
});
