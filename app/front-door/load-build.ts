import type { ServerBuild } from '@remix-run/node';
import type { Env } from '#workflows/process/env.ts';

/**
 * What `remix vite:build` made. While React is read it asks the process itself which of its two kinds to be, and takes
 * silence for development, whose pages carry stacks: it is told, and the environment is left as it was.
 */
export async function loadBuild(file: string, mode: Env['NODE_ENV']): Promise<ServerBuild> {
  const environment: Record<string, string | undefined> = process.env;
  const { NODE_ENV } = environment;
  environment.NODE_ENV = mode;
  try {
    return await import(/* @vite-ignore */ file);
  } finally {
    if (NODE_ENV === undefined) delete environment.NODE_ENV;
    else environment.NODE_ENV = NODE_ENV;
  }
}
