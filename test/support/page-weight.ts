import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ServerBuild } from '@remix-run/node';
import type { Locale } from '#app/lib/format.ts';

/** The folder of what browsers are sent. */
export const assets = resolve('build/client/assets');

/** What a browser is sent for a page beside the document itself, gzipped, in kB of 1,000 bytes. */
export type Weight = { script: number; all: number };

/** The kinds of pages, by the readers they are for: the names of the benchmark and the routes they are measured by. */
export const pageKinds = {
  'owner request': 'routes/review.$token',
  'owner review': 'routes/r.$invoiceId',
  'owner home': 'routes/portal._index',
  'customer link': 'routes/invoice.$token',
  'customer page': 'routes/i.$invoiceId',
  'check of a document': 'routes/check.$code',
  report: 'routes/report._index',
  'sign-in': 'routes/sign-in',
  today: 'routes/_office._index',
  invoices: 'routes/_office.invoices._index',
  'one invoice': 'routes/_office.invoices.$id._index',
  editor: 'routes/_office.invoices.$id.edit',
} as const;
export type PageKind = keyof typeof pageKinds;

/** Reads the manifest that the build left; a light page has one script and no other, others the texts of one language. */
export function weightOf(build: ServerBuild, kind: PageKind): Weight {
  const id = pageKinds[kind];
  const files = isLight(build, id) ? [lightScript()] : [...modulesOf(build, id), texts('fr')];
  const script = sum(files);
  const styles = readdirSync(assets).filter((name) => name.endsWith('.css'));
  // Those that the document asks for before anything else.
  const fonts = readdirSync(assets).filter((name) =>
    /^(newsreader-fr|public-sans-fr)-(?!italic)\S+\.woff2$/.test(name),
  );
  return { script, all: script + sum(styles) + sum(fonts) };
}

export const isLight = (build: ServerBuild, id: string): boolean =>
  (build.routes[id]?.module.handle as { isLight?: boolean } | undefined)?.isLight === true;

const lightScript = () => theOne(/^light-\S+\.js$/);

const texts = (locale: Locale) => theOne(new RegExp(`^texts-${locale}-\\S+\\.js$`));

function theOne(name: RegExp): string {
  const found = readdirSync(assets).filter((each) => name.test(each));
  if (found.length !== 1) throw new Error(`one file is expected for ${name}, found ${found.join(', ')}`);
  return found[0]!;
}

/** The entry, and every module of the route and of those it stands in, with all that they import. */
export function modulesOf(build: ServerBuild, id: string): string[] {
  const { entry, routes } = build.assets;
  const found = new Set([entry.module, ...entry.imports]);
  for (let route = routes[id]; route; route = routes[route.parentId ?? '']) {
    found.add(route.module);
    for (const each of route.imports ?? []) found.add(each);
  }
  return [...found].map((url) => url.replace('/assets/', ''));
}

const sum = (files: readonly string[]) =>
  files.reduce((all, file) => all + gzipSync(readFileSync(join(assets, file))).length, 0) / 1000;
