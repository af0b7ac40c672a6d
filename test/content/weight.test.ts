import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fr } from '#app/lib/locales/fr/index.ts';
import { office } from '#app/lib/locales/fr/office.ts';
import { assets, isLight, modulesOf, type PageKind, pageKinds, weightOf } from '../support/page-weight.ts';
import { serverBuild } from '../support/server-build.ts';

/** The most script that a page of each kind may be sent, gzipped, in kB. */
const most: Record<PageKind, number> = {
  'owner request': 10,
  'owner review': 10,
  'owner home': 10,
  'customer link': 10,
  'customer page': 10,
  'check of a document': 10,
  report: 10,
  'sign-in': 221,
  today: 207,
  invoices: 204,
  'one invoice': 248,
  // It judges as the server does, what leads money elsewhere in every text included.
  editor: 321,
};

test('no page is sent more script than its kind may have', async () => {
  const build = await serverBuild();
  const kinds = Object.keys(pageKinds) as PageKind[];
  const heavy = kinds.flatMap((kind) => {
    const { script } = weightOf(build, kind);
    return script > 0 && script <= most[kind] ? [] : [`${kind}: ${script.toFixed(1)} kB of ${most[kind]}`];
  });
  expect(heavy).toEqual([]);
});

test('every page that a link of a mail or of a document opens to owners and customers is a light one', async () => {
  const build = await serverBuild();
  const theirs = Object.keys(build.routes).filter((id) =>
    /^routes\/(r|review|i|invoice|portal|report|check)\./.test(id),
  );
  const pages = theirs.filter((id) => build.routes[id]?.module.default);
  expect(pages.length).toBeGreaterThan(8);
  expect(pages.filter((id) => !isLight(build, id))).toEqual([]);
});

test('a page with scripts says nothing that its browser is not sent', async () => {
  const build = await serverBuild();
  const unsent = Object.keys(fr).filter((area) => !Object.hasOwn(office, area));
  const named = new RegExp(`["'\`](${unsent.join('|')}):\\w[\\w.]*`, 'g');
  const saidBy = (pages: string[] = []) => {
    const files = [...new Set(pages.flatMap((id) => modulesOf(build, id)))];
    return files.flatMap((file) => readFileSync(join(assets, file), 'utf8').match(named) ?? []);
  };
  const [light, others] = [true, false].map((is) =>
    Object.keys(build.routes).filter((id) => isLight(build, id) === is),
  );
  expect(saidBy(light).length).toBeGreaterThan(100);
  expect(saidBy(others)).toEqual([]);
});
