import { readdirSync } from 'node:fs';
import type { ServerBuild } from '@remix-run/node';

/** A route as its file says: `/invoices/:id/edit`, the parts that stand for something, and what it does. */
export type Route = { file: string; path: string; params: string[]; reads: boolean; acts: boolean };

/** Every route module in `app/routes`, with its address from the build. @throws Error when the build is of other files */
export function routesOnDisk(build: ServerBuild): Route[] {
  const files = readdirSync('app/routes').filter((name) => /\.tsx?$/.test(name));
  const ids = new Set(Object.keys(build.routes).filter((id) => id !== 'root'));
  const routes = files.map((file) => {
    const id = `routes/${file.replace(/\.tsx?$/, '')}`;
    const route = build.routes[id];
    if (!route) throw new Error(`${file} is not in the build: npm run build comes first`);
    ids.delete(id);
    const path = pathOf(build, id);
    const params = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    return { file, path, params, reads: 'loader' in route.module, acts: 'action' in route.module };
  });
  if (ids.size > 0) throw new Error(`the build has routes without a file: ${[...ids].join(', ')}`);
  return routes.filter(({ file }) => file !== '$.tsx');
}

function pathOf({ routes }: ServerBuild, id: string): string {
  const route = routes[id];
  const parent =
    route?.parentId && route.parentId !== 'root' ? pathOf({ routes } as ServerBuild, route.parentId) : '';
  return `${parent.replace(/\/$/, '')}/${route?.path ?? ''}`;
}
