import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopwatch } from '#workflows/engine/clock.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';

type Suite = {
  /** For `--only`. */
  name: string;
  what: string;
  project: 'pure' | 'database';
  files: string[];
  env?: (lab: Lab) => Record<string, string>;
};

/** Of the sizes of R22: a million sequences on the machine, twenty thousand on the database. */
const runs = (all: number, { size }: Lab) => String(Math.max(1, Math.round((all * size) / 100)));

const suites: Suite[] = [
  {
    name: 'tampering',
    what: 'tampering of every kind is found (R20)',
    project: 'database',
    files: [
      'test/ledger-verify/tampering.test.ts',
      'test/engine/chain.test.ts',
      'test/review/invariants.test.ts',
    ],
  },
  {
    name: 'refusals',
    what: 'what is issued refuses every change (R21)',
    project: 'database',
    files: ['test/rules-append-only.test.ts', 'test/rules-numbers.test.ts', 'test/rules.test.ts'],
  },
  {
    name: 'machine',
    what: 'sequences on the machine (R22)',
    project: 'pure',
    files: ['workflows/review/machine.test.ts'],
    env: (lab) => ({ TACITE_MODEL_RUNS: runs(1_000_000, lab), TACITE_MODEL_SEED: String(lab.seed) }),
  },
  {
    name: 'database',
    what: 'sequences on the database (R22)',
    project: 'database',
    files: ['test/review/model.test.ts'],
    env: (lab) => ({ TACITE_MODEL_DB_RUNS: runs(20_000, lab), TACITE_MODEL_SEED: String(lab.seed) }),
  },
];

/** Tests that `npm test` runs as well, part of the list here at their full sizes. */
export const tests: Scenario = {
  name: 'tests',
  says: 'tampering, refusals, and the models of machine and database at full size (--only tampering, refusals, machine, database)',
  unit: 'percent of the sizes of R22',
  sizes: { short: 0, long: 100 },
  run: async function* (lab) {
    for (const suite of suites) if (!lab.only || lab.only === suite.name) yield await runSuite(lab, suite);
  },
};

type Report = {
  numTotalTests: number;
  testResults: { assertionResults: { fullName: string; status: string }[] }[];
};

async function runSuite(lab: Lab, { name, what, project, files, env }: Suite): Promise<Row> {
  const from = stopwatch();
  const dir = mkdtempSync(join(tmpdir(), 'tacite-suite-'));
  const file = join(dir, 'report.json');
  const own = env?.(lab) ?? {};
  const flags = [
    '--project',
    project,
    '--reporter=json',
    `--outputFile.json=${file}`,
    '--testTimeout=7200000',
  ];
  const args = ['node_modules/.bin/vitest', 'run', '-c', 'test/vitest.config.ts', ...flags, ...files];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...own }, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const all = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    if (code !== 0 && failed.length === 0) failed.push(`the tests ended with ${code}`);
    const measured = Object.entries(own)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ');
    const broken = failed.map((says) => ({ case: name, says }));
    return { what, count: all.length, broken, ms: stopwatch() - from, measured };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
