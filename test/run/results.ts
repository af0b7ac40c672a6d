import { stripVTControlCharacters } from 'node:util';

/** One test of a run, whoever ran it. */
export type TestResult = {
  project: string;
  /** From the root of the project. */
  file: string;
  name: string;
  ms: number;
  outcome: 'passed' | 'failed' | 'skipped';
  /** It passed, but not at its first try. */
  isFlaky: boolean;
  /** Of what failed: what it said, in a few lines, so that the end of a long log tells it. */
  why?: string;
};

const kept = 1200;
/** The beginning of what a failure says, without the colours of a terminal. */
export const inBrief = (text: string | undefined) => {
  const plain = stripVTControlCharacters(text ?? '').trim();
  return plain === '' ? {} : { why: plain.slice(0, kept) };
};

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: {
      fullName: string;
      status: string;
      duration?: number | null;
      failureMessages?: string[];
    }[];
  }[];
};

/** From Vitest's JSON reporter. A file that can't be loaded fails without a test: it counts as one. */
export const fromVitest = ({ testResults }: VitestReport, project: string, root: string): TestResult[] =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${root}/`, '');
    const of = (test: string, outcome: TestResult['outcome'], ms = 0, why?: string): TestResult => ({
      project,
      file,
      name: test,
      ms,
      outcome,
      isFlaky: false,
      ...inBrief(why),
    });
    const tests = assertionResults.map(({ fullName, status: was, duration, failureMessages }) =>
      of(
        fullName,
        was === 'passed' || was === 'failed' ? was : 'skipped',
        duration ?? 0,
        failureMessages?.join('\n'),
      ),
    );
    const isBroken = status === 'failed' && !tests.some(({ outcome }) => outcome === 'failed');
    return isBroken ? [...tests, of('the file as a whole', 'failed', 0, message)] : tests;
  });

type Suite = {
  title: string;
  file: string;
  suites?: Suite[];
  specs?: { title: string; file: string; tests: PlaywrightTest[] }[];
};
type PlaywrightTest = {
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  results: { duration: number; error?: { message?: string } }[];
};
type PlaywrightReport = { suites: Suite[]; errors: { message?: string }[] };

/** From Playwright's JSON reporter; the time of a test is that of its last try. An error outside of any test counts as one. */
export function fromPlaywright({ suites, errors }: PlaywrightReport, project: string): TestResult[] {
  const outcomes = { expected: 'passed', flaky: 'passed', unexpected: 'failed', skipped: 'skipped' } as const;
  const within = (suite: Suite, above: string[]): TestResult[] => [
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests.map(({ status, results }) => ({
        project,
        file: `e2e/${file}`,
        name: [...above, title].join(' '),
        ms: results.at(-1)?.duration ?? 0,
        outcome: outcomes[status],
        isFlaky: status === 'flaky',
        ...inBrief(results.find(({ error }) => error)?.error?.message),
      })),
    ),
    ...(suite.suites ?? []).flatMap((each) => within(each, [...above, each.title])),
  ];
  const outside = errors.map(({ message = '' }) => ({
    project,
    file: 'e2e',
    name: message.split('\n', 1)[0] ?? '',
    ms: 0,
    outcome: 'failed' as const,
    isFlaky: false,
    ...inBrief(message),
  }));
  return [...suites.flatMap((suite) => within(suite, [])), ...outside];
}
