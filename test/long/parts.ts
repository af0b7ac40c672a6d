import { scenarios } from '../fault/scenarios.ts';
import { type Part, script, tests } from './part.ts';

/** A scenario of `npm run test:faults` at its full size, in the pieces it falls into. */
const faults = scenarios.flatMap(({ name, says, sizes, parts }) =>
  parts.map(({ only, seconds }) =>
    script(only ? `${name}/${only}` : name, says, seconds, 'test/fault/run.ts', [
      name,
      ...['--size', String(sizes.long), '--seed', 'SEED'],
      ...(only ? ['--only', only] : []),
    ]),
  ),
);

/** Everything that is long by nature, in pieces of minutes. */
export const parts: Part[] = [
  ...faults,
  tests(
    'hostile',
    'each of the sixty hostile texts in each field of every form',
    300,
    'test/content/hostile-pages.test.ts',
  ),
  script('documents', '2,000 generated documents by the official rules', 300, 'test/documents/run.ts', [
    '--n',
    '2000',
  ]),
];
