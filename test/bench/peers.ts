import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Figure } from './figures.ts';

type Measured = Omit<Figure, 'ratio' | 'against'>;
type Result = {
  engine: string;
  scenario: string;
  error?: string;
  openPerSecond?: number;
  expirePerSecond?: number;
  approvePerSecond?: number;
  approve1?: { p50: number; p99: number };
};

const folder = resolve('../shared/peers');

/** Runs the peers' own benchmark in a copy of its folder and reads its figures. Says so and measures nothing where it is absent. */
export async function measurePeers(n: number, engines: string[]): Promise<Measured[]> {
  if (!existsSync(folder)) {
    process.stdout.write('The peers’ benchmark (../shared/peers) is absent: nothing to compare with.\n');
    return [];
  }
  const copy = mkdtempSync(join(tmpdir(), 'tacite-peers-'));
  try {
    cpSync(folder, copy, { recursive: true });
    run('chmod', ['-R', 'u+w,go+rx', copy], copy);
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], copy);
    const out = join(copy, 'out.json');
    const args = [
      'run.mjs',
      '--n',
      String(n),
      '--engines',
      engines.join(','),
      '--scenarios',
      'storm,race',
      '--reps',
      '1',
      '--tries',
      '1',
      '--out',
      out,
    ];
    run('node', args, copy, true);
    const { results } = JSON.parse(readFileSync(out, 'utf8')) as { results: Result[] };
    return results.flatMap(figuresOf);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function figuresOf(result: Result): Measured[] {
  const figure = (metric: string, unit: string, value: number | undefined) =>
    value === undefined ? [] : [{ bench: 'reviews', subject: result.engine, metric, unit, value }];
  if (result.error) return [];
  if (result.scenario === 'storm') {
    return [
      ...figure('opened', '1/s', result.openPerSecond),
      ...figure('expired', '1/s', result.expirePerSecond),
    ];
  }
  return [
    ...figure('approved, 16 at once', '1/s', result.approvePerSecond),
    ...figure('one approval p50', 'ms', result.approve1?.p50),
    ...figure('one approval p99', 'ms', result.approve1?.p99),
  ];
}

function run(command: string, args: string[], cwd: string, mayFail = false) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0 && !mayFail) throw new Error(`${command} ${args[0]} ended with ${status}`);
}
