import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export type Child = { name: string; process: ChildProcess; exited: Promise<number> };

/** One process of the product under this Node, with the given environment. Its output is ours. */
export function startChild(name: string, args: string[], env: NodeJS.ProcessEnv): Child {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return { name, process: child, exited };
}

/** Asks each to stop, and ends what has not after half a minute. */
export async function stopChildren(children: Child[]): Promise<void> {
  for (const { process: child } of children) if (child.exitCode === null) child.kill('SIGTERM');
  await Promise.race([
    Promise.all(children.map((child) => child.exited)),
    wait(30_000, undefined, { ref: false }),
  ]);
  for (const { process: child } of children) if (child.exitCode === null) child.kill('SIGKILL');
}

/** Resolves when the address answers; rejects after a minute. */
export async function untilAnswers(url: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await wait(100);
  }
  throw new Error(`${url} does not answer`);
}
