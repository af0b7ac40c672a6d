import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Figure, withRatios } from '../figures.ts';
import { writeCase } from './case.ts';
import { measureService } from './service.ts';

type Run = { count: number; wallMs: number; cpuMs: number; megabytes: number; bytes: number };
type Measured = Omit<Figure, 'ratio' | 'against'>;

const ours = [
  ['tacite', 'Tacite, from the sealed content to the Factur-X'],
  ['typst-same', 'bare Typst, the same template'],
  ['typst-plain', 'bare Typst, the same words without design'],
] as const;
const peers = [
  ['factur-x-kit', 'factur-x-kit, its own template'],
  ['factur-x-kit-embedding', 'factur-x-kit, embedding into a PDF that is there'],
  ['e-invoice-eu', '@e-invoice-eu/core, embedding into a PDF that is there'],
  ['node-zugferd', 'node-zugferd, embedding into a PDF that is there'],
  ['pdfkit', 'pdfkit, drawing, with our XML and XMP'],
  ['react-pdf', '@react-pdf/renderer, drawing alone'],
] as const;

const seconds = 6;
const lint = resolve('../shared/validation/tools/pdfa3-lint.mjs');

/**
 * The same invoice made by everybody, each in a process of its own, one after the other. Documents a second and core are
 * counted by the processor time they take, so that what else the machine does weighs less. Peers are installed into a
 * folder of their own, which goes afterwards.
 */
export async function documents(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tacite-documents-'));
  try {
    const given = writeCase(folder);
    cpSync('test/bench/documents/peers', folder, { recursive: true });
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    });
    const load = loadavg()[0] ?? 0;
    const measured = [
      ...ours.flatMap(([name, subject]) => figuresOf(subject, runOurs(name, pdfOf(name)), pdfOf(name))),
      ...(status === 0
        ? peers.flatMap(([name, subject]) =>
            figuresOf(subject, runPeer(folder, [name, given, pdfOf(name)]), pdfOf(name)),
          )
        : []),
    ];
    process.stdout.write(`Load of the machine at the start: ${load.toFixed(1)}.\n`);
    return [...withRatios(measured, ours[0][1]), ...(await measureService())];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  function pdfOf(name: string): string {
    return join(folder, `${name}.pdf`);
  }
}

function runOurs(name: string, out: string): Run | null {
  return run(process.execPath, [
    '--import',
    'tsx',
    'test/bench/documents/ours.ts',
    name,
    out,
    String(seconds),
  ]);
}

function runPeer(cwd: string, args: string[]): Run | null {
  return run(process.execPath, ['run.mjs', ...args, String(seconds)], cwd);
}

function run(command: string, args: string[], cwd = process.cwd()): Run | null {
  const { stdout, stderr, status } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run;
  process.stdout.write(`${args.join(' ')} failed: ${stderr.slice(0, 500)}\n`);
  return null;
}

function figuresOf(subject: string, made: Run | null, pdf: string): Measured[] {
  if (!made) return [];
  const figure = (metric: string, unit: string, value: number) => ({
    bench: 'documents',
    subject,
    metric,
    unit,
    value,
  });
  const valid = isValid(pdf);
  return [
    figure('a second and core', '1/s', (made.count * 1000) / made.cpuMs),
    figure('CPU each', 'ms', made.cpuMs / made.count),
    figure('memory', 'MB', made.megabytes),
    figure('size', 'kB', made.bytes / 1000),
    ...(valid === null ? [] : [figure('valid Factur-X', '', valid ? 1 : 0)]),
  ];
}

/** By pdfa3-lint, which looks at the structure; null where it is absent. */
function isValid(pdf: string): boolean | null {
  if (!existsSync(lint) || spawnSync('qpdf', ['--version']).error) return null;
  return spawnSync(process.execPath, [realpathSync(lint), pdf]).status === 0;
}
