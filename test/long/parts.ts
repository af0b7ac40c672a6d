import { type Part, script, tests } from './part.ts';

/** Everything that is long by nature. What takes minutes stands here in pieces. */
export const parts: Part[] = [
  tests(
    'hostile',
    'each of the sixty hostile texts in each field of every form',
    300,
    'test/content/hostile-pages.test.ts',
  ),
  script('documents', '2,000 generated documents by the official rules', 300, 'test/documents/run.ts'),
];
