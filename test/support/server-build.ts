import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { loadBuild } from '#app/front-door/load-build.ts';

/** What `npm run build` made of the routes, with the React of production: the other one takes three times as long. */
export async function serverBuild(): Promise<ServerBuild> {
  const file = resolve('build/server/index.js');
  if (!existsSync(file)) throw new Error('npm run build comes first');
  return loadBuild(pathToFileURL(file).href, 'production');
}
