import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';

type Route = { path?: string; index?: boolean; caseSensitive?: boolean; children?: Route[] };

/** The pattern of the route that answers a path, `/invoices/:id/edit`: says which page without saying whose. */
export type RouteOf = (path: string) => string;

export function createRouteOf({ routes }: ServerBuild): RouteOf {
  const childrenOf = (parentId: string | undefined): Route[] =>
    Object.values(routes).flatMap((route) => {
      if (!route || route.parentId !== parentId) return [];
      const { path, index, caseSensitive } = route;
      const own = {
        ...(path !== undefined && { path }),
        ...(caseSensitive !== undefined && { caseSensitive }),
      };
      return [index ? { ...own, index: true } : { ...own, children: childrenOf(route.id) }];
    });
  const tree = childrenOf(undefined);
  return (path) => {
    // What the router of a page fetches for it stands beside the page.
    const page = path.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '');
    try {
      // Malformed, the router would say so on the console, address and all.
      decodeURI(page);
      const matches = matchRoutes(tree as Parameters<typeof matchRoutes>[0], page) ?? [];
      const parts = matches.flatMap(({ route: { path: part = '' } }) => part.replace(/^\//, '') || []);
      return `/${parts.join('/')}`;
    } catch {
      return 'unreadable';
    }
  };
}
