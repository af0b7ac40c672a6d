import { scenarios } from '../fault/scenarios.ts';
import { type Part, pages, script, tests } from './part.ts';

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
  tests('hostile', 'each of sixty hostile texts in each field of every form', 300, [
    'test/content/hostile-pages.test.ts',
  ]),
  tests('broken', 'every form and address with each field missing, doubled, nonsense and strange', 600, [
    'test/content/broken-fields.test.ts',
  ]),
  tests('offices', 'another office on every page, route and form, and under load', 420, [
    'test/between-offices',
  ]),
  tests('restart', 'four processes restarted under load', 120, ['test/operations/rolling-restart.test.ts']),
  tests('acceptance', 'every exported document by the official rules', 60, ['test/acceptance']),
  tests('waves', 'waves of answers at the end of a window', 60, ['test/review/races.test.ts']),
  tests(
    'judged',
    'every fault planted, and every kind and VAT regime in each syntax, by the official rules',
    120,
    ['test/documents'],
  ),
  tests('files', 'every official sample read, every hostile file refused', 120, [
    'test/intake/official-samples.test.ts',
    'test/intake/hostile-files.test.ts',
  ]),
  tests('uploads', 'every hostile file in every place that takes one', 60, ['test/content/uploads.test.ts']),
  tests('lines', 'a database that is away, slow or silent, in the clear and under TLS', 90, [
    'test/operations/deadline.test.ts',
    'test/operations/outage.test.ts',
  ]),
  tests('receipts', 'what became of a mail, told in every order', 40, ['test/webhooks/receipts.test.ts']),
  tests('links', 'links that died in every way, in every scene', 40, ['test/reviews/dead-links.test.ts']),
  pages('accessible', 'every page by every rule of accessibility', 180, ['e2e/a11y.spec.ts']),
  pages('scanners', 'scanners press everything on every page that a mail leads to', 120, [
    'e2e/scanner.spec.ts',
  ]),
  tests('archive', 'an archive of 65,600 files', 60, ['workflows/export/zip-folder.test.ts'], 'pure'),
  script('documents', '2,000 generated documents by the official rules', 300, 'test/documents/run.ts', [
    '--n',
    '2000',
  ]),
];
