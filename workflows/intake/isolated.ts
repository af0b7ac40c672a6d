import { type ChildProcess, fork } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refusal } from './refusal.ts';
import { type Mends, noMends } from './table/mends.ts';
import type { Answers } from './table/questions.ts';
import type { TaskName, TaskResult } from './tasks.ts';

/** What the worker is sent. */
export type WorkerOrder = { task: TaskName; bytes: Uint8Array; answers?: Answers; mends?: Mends };
/** What it sends back: a result, or the stack of an error that no reader foresaw. */
export type WorkerAnswer = TaskResult<TaskName> | { crashed: string };

/** `milliseconds` of processor time: a file is not refused because the machine has other things to do. */
export type IsolationLimits = { milliseconds: number; megabytes: number };

/** How many times as long it may take by the clock, for one that waits for something, and where the system doesn't tell. */
const patience = 6;

/** Resolved from the root of the project, as the caller may be bundled to anywhere. */
const entry = 'workflows/intake/worker.ts';
const watchEvery = 100;

/** The parser failed on a file in a way nobody foresaw; `message` is the stack from the worker, for the log. */
export class ParserCrash extends Error {
  override name = 'ParserCrash';
}

/**
 * Parses a file in a process of its own, which can't write files, start processes or see the environment, and is
 * killed when it takes more of the processor or memory than allowed. The caller's event loop only waits.
 *
 * @throws Refusal 'file.tooSlow', 'file.tooHeavy', or 'file.unreadable' when the process died of the file.
 * @throws ParserCrash
 */
export async function parseIsolated<Name extends TaskName>(
  task: Name,
  bytes: Uint8Array,
  limits: IsolationLimits,
  { answers = {}, mends = noMends }: Pick<WorkerOrder, 'answers' | 'mends'> = {},
): Promise<TaskResult<Name>> {
  return (await isolated(
    entry,
    { task, bytes, answers, mends } satisfies WorkerOrder,
    limits,
  )) as TaskResult<Name>;
}

/**
 * The same for another worker of ours: `entry` takes one message and sends back an answer, or `{ crashed: stack }`.
 * `flags` give its process what it needs besides reading the project's files. @throws as `parseIsolated`
 */
export async function isolated(
  entry: string,
  order: object,
  limits: IsolationLimits,
  flags: string[] = [],
): Promise<object> {
  const child = await start(entry, limits.megabytes, flags);
  let killedFor: Refusal | undefined;
  const kill = (refusal: Refusal) => {
    killedFor ??= refusal;
    child.kill('SIGKILL');
  };
  const tooSlow = () => kill(new Refusal('file.tooSlow', { seconds: String(limits.milliseconds / 1000) }));
  const deadline = setTimeout(tooSlow, limits.milliseconds * patience);
  const watch = setInterval(async () => {
    const { megabytes, milliseconds } = await usageOf(child);
    if (megabytes > limits.megabytes) kill(new Refusal('file.tooHeavy'));
    if (milliseconds > limits.milliseconds) tooSlow();
  }, watchEvery);
  try {
    return await new Promise<object>((done, fail) => {
      child.once('message', (answer: object) => {
        if ('crashed' in answer) fail(new ParserCrash(String(answer.crashed)));
        else done(answer);
      });
      child.once('error', fail);
      // Out of memory the engine aborts by itself, before or after the watch has seen it.
      child.once('exit', (_, signal) =>
        fail(killedFor ?? new Refusal(signal ? 'file.tooHeavy' : 'file.unreadable')),
      );
      // A process that dies while it is sent the file says why by its exit.
      child.send(order, () => {});
    });
  } finally {
    clearTimeout(deadline);
    clearInterval(watch);
    child.kill('SIGKILL');
  }
}

async function start(entry: string, megabytes: number, flags: string[]): Promise<ChildProcess> {
  const root = process.cwd();
  const readable = [root, await realpath(resolve(root, 'node_modules'))];
  return fork(resolve(root, entry), {
    cwd: root,
    execArgv: [
      `--max-old-space-size=${megabytes}`,
      '--permission',
      ...flags,
      ...readable.map((path) => `--allow-fs-read=${path}`),
    ],
    env: { PATH: process.env.PATH, TZ: 'UTC', NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Of /proc/PID/stat, whatever the machine: USER_HZ. */
const ticksPerSecond = 100;

/** What the process holds in memory, buffers included, and its time on processors; 0 where the system doesn't tell (only Linux does). */
async function usageOf({ pid }: ChildProcess): Promise<IsolationLimits> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold anything: utime and stime are the 12th and 13th, the resident pages the 22nd.
    const after = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, pages = 0] = [after[11], after[12], after[21]];
    return {
      megabytes: (pages * 4096) / 1_000_000,
      milliseconds: ((user + system) / ticksPerSecond) * 1000,
    };
  } catch {
    return { megabytes: 0, milliseconds: 0 };
  }
}
