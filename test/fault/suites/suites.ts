import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopwatch } from '#workflows/engine/clock.ts';
import { inParts, partsOf } from '../support/in-parts.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';

type Suite = { name: string; what: string; project: 'pure' | 'database'; files: string[] };

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
];

/** Tests that `npm test` runs as well. */
export const tests: Scenario = {
  name: 'tests',
  says: 'tampering is found, and what is issued refuses every change',
  unit: 'nothing',
  sizes: { short: 0, long: 1 },
  parts: suites.map(({ name }) => ({ only: name, seconds: 20 })),
  run: async function* (lab) {
    for (const suite of suites) if (!lab.only || lab.only === suite.name) yield await runSuite(lab, suite);
  },
};

/** Of R22: a million sequences on the machine, twenty thousand on the database, part of which `npm test` runs as well. */
export const machineModel = modelSuite({
  name: 'machine',
  what: 'sequences on the machine (R22)',
  project: 'pure',
  files: ['workflows/review/machine.test.ts'],
  env: 'TACITE_MODEL_RUNS',
  all: 1_000_000,
  part: { size: 50_000, seconds: 250 },
});
export const databaseModel = modelSuite({
  name: 'database',
  what: 'sequences on the database (R22)',
  project: 'database',
  files: ['test/review/model.test.ts'],
  env: 'TACITE_MODEL_DB_RUNS',
  all: 20_000,
  part: { size: 500, seconds: 120 },
});

type Model = Suite & { env: string; all: number; part: { size: number; seconds: number } };

function modelSuite({ env, all, part, ...suite }: Model): Scenario {
  return {
    name: suite.name,
    says: `random ${suite.what}, beside the model of the rules`,
    unit: 'sequences',
    sizes: { short: 0, long: all },
    parts: partsOf(all, part.size, part.seconds),
    run: (lab) =>
      inParts(lab, part.size, async (each) => ({
        ...(await runSuite(each, suite, { [env]: String(each.size) })),
        count: each.size,
      })),
  };
}

type Report = {
  numTotalTests: number;
  testResults: { assertionResults: { fullName: string; status: string }[] }[];
};

async function runSuite(
  { seed }: Lab,
  { name, what, project, files }: Suite,
  size: Record<string, string> = {},
): Promise<Row> {
  const from = stopwatch();
  const dir = mkdtempSync(join(tmpdir(), 'tacite-suite-'));
  const file = join(dir, 'report.json');
  const own = { ...size, TACITE_SEED: String(seed) };
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
