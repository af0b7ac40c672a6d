import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { knownTimes } from './known-times.ts';

/** Files that nobody has timed yet come first. */
const unknown = Number.POSITIVE_INFINITY;

/** Workers take files in this order: the longest at the end would leave one of them alone with it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = knownTimes();
    const time = ({ moduleId }: TestSpecification) => known[relative(process.cwd(), moduleId)] ?? unknown;
    return files.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
  }
}
