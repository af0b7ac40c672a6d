import { expect, test } from 'vitest';
import { circles } from './circles.ts';
import { type Import, productImports } from './imports.ts';

const imports = productImports();
const areaOf = (file: string) => /^(app|workflows|db|emails)\//.exec(file)?.[1] ?? null;
const isServer = (file: string) => /\.server\.tsx?$/.test(file) || /^app\/(server\.ts$|start\/)/.test(file);
const shown = (found: Import[]) => found.map(({ from, to }) => `${from} → ${to}`);

test('the browser speaks to app, app to workflows, workflows to db and emails: nothing points back', () => {
  const allowed: Record<string, string[]> = {
    app: ['app', 'workflows', 'db', 'emails'],
    workflows: ['workflows', 'db', 'emails'],
    db: ['db'],
    emails: ['emails'],
  };
  // What is stored is said by all in the same types; they need nothing but themselves.
  const back = imports.filter((each) => {
    const to = areaOf(each.to);
    return to !== null && !each.to.startsWith('db/shapes/') && !allowed[areaOf(each.from)!]!.includes(to);
  });
  expect(imports.length).toBeGreaterThan(3_000);
  expect(shown(back)).toEqual([]);
  expect(shown(imports.filter(({ to }) => /^(test|e2e)\//.test(to)))).toEqual([]);
});

test('the engine knows nothing about invoices; their rules need what is stored of them, and that nothing but itself', () => {
  const within = (folder: string, known: RegExp) =>
    shown(
      imports.filter(({ from, to }) => from.startsWith(folder) && !to.startsWith(folder) && !known.test(to)),
    );
  expect(within('workflows/engine/', /^(npm|node):|^db\/|^workflows\/(observe|identity)\//)).toEqual([]);
  expect(within('workflows/invoice/', /^npm:zod$|^db\/shapes\//)).toEqual([]);
  expect(within('db/shapes/', /^npm:zod$/)).toEqual([]);
});

test('what a browser may be sent reaches neither the database nor Node, by however many steps', () => {
  // Of routes and the root Remix takes out loaders and actions; of theirs only what is named .server may need a server.
  const isRoute = (file: string) => /^app\/(routes\/|root\.tsx)/.test(file);
  const sent = ({ from, to, typeOnly }: Import) =>
    !typeOnly && !isServer(from) && from !== 'app/entry.server.tsx' && !(isRoute(from) && isServer(to));
  const next = Map.groupBy(imports.filter(sent), ({ from }) => from);
  // What stands before Remix runs in Node alone; there too, what needs the rest of the server says so in its name.
  const isBefore = (file: string) => file.startsWith('app/front-door/');
  const reached = new Set([...next.keys()].filter((file) => areaOf(file) === 'app' && !isBefore(file)));
  const wrong: string[] = [];
  for (const file of reached) {
    for (const { to } of next.get(file) ?? []) {
      const forServers =
        isServer(to) ||
        /^node:|^db\/(?!shapes\/)|^npm:(postgres|pg|drizzle-orm|pino|xstate|lucia)\b/.test(to);
      if (forServers) wrong.push(`${file} → ${to}`);
      else reached.add(to);
    }
  }
  expect(reached.size).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
  const before = imports.filter((each) => isBefore(each.from) && sent(each));
  expect(shown(before.filter(({ to }) => /^(workflows|db)\//.test(to)))).toEqual([]);
});

test('no circle: neither of files, types told, nor, but for what every page is made of, of folders that run', () => {
  const own = imports.filter(({ to }) => areaOf(to) !== null);
  expect(circles(own)).toEqual([]);
  // `lib` and `ui` are one level: forms have notices, and parts of pages have words and addresses.
  const folderOf = (file: string) =>
    (file.split('/').length > 2 ? file.split('/', 2).join('/') : file).replace(/^app\/(lib|ui)$/, 'app/ui');
  const folders = own
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }))
    .filter(({ from, to }) => from !== to && !from.startsWith('emails'));
  expect(circles(folders)).toEqual([]);
});
