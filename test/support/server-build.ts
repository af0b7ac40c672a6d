import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';

/** What `npm run build` made of the routes. */
export async function serverBuild(): Promise<ServerBuild> {
  const file = resolve('build/server/index.js');
  if (!existsSync(file)) throw new Error('npm run build comes first');
  return import(/* @vite-ignore */ pathToFileURL(file).href);
}
