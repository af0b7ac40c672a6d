import type { ServerBuild } from '@remix-run/node';
import { expect, it } from 'vitest';
import { createRouteOf } from './route-of.ts';

const route = (id: string, path?: string, parentId = 'root', index = false) => ({
  id,
  path,
  parentId,
  index,
  module: {},
});
const routes = {
  root: { id: 'root', path: '', module: {} },
  office: route('office', undefined),
  today: route('today', undefined, 'office', true),
  invoice: route('invoice', 'invoices/:id', 'office'),
  edit: route('edit', 'edit', 'invoice'),
  link: route('link', 'review/:token'),
  rest: route('rest', '*'),
};
const routeOf = createRouteOf({ routes } as unknown as ServerBuild);

it.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/invoices/019e4b2c', '/invoices/:id'],
  ['/invoices/019e4b2c/edit.data', '/invoices/:id/edit'],
  ['/review/sEcReTtOkEn', '/review/:token'],
  ['/wp-admin/setup.php', '/*'],
  ['/%E0%A4%A', 'unreadable'],
])('%s is %s: which page, never whose', (path, pattern) => expect(routeOf(path)).toBe(pattern));
