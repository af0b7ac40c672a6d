import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type LockFile, lockedPackages, packageName, sbomOf } from './sbom-of.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile;
const project = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const all = lockedPackages(lock);

describe('the lock file', () => {
  test('names one exact version of each package we ask for', () => {
    for (const [name, asked] of Object.entries({ ...project.dependencies, ...project.devDependencies })) {
      expect(asked, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(asked);
    }
  });

  test('holds the hash of every package that is always installed, by nothing weaker than SHA-512', () => {
    const unhashed = all.filter(([, { integrity, optional }]) => !integrity && !optional);
    expect(unhashed.map(([path]) => path)).toEqual([]);
    for (const [path, { integrity }] of all) if (integrity) expect(integrity, path).toMatch(/^sha512-/);
  });

  test('names no registry, repository, folder or archive of its own', () => {
    for (const [path, { resolved, version = '', dependencies = {} }] of all) {
      expect(resolved, path).toBeUndefined();
      for (const asked of [version, ...Object.values(dependencies)])
        expect(asked, path).not.toMatch(/^(git|https?|file|ssh|github|link):|\.tgz$/);
    }
  });
});

/** The first version of each without the weakness named; what is not here has none known to us. */
const floors: Record<string, [floor: string, why: string]> = {
  'fast-xml-parser': ['5.5.7', 'entities expanded without end'],
  nodemailer: ['7.0.7', 'a quoted local part sends to another domain'],
  vite: ['6.4.1', 'files of the machine served in development'],
  esbuild: ['0.25.0', 'any site could ask the development server'],
  undici: ['6.21.2', 'memory kept by bad certificates'],
  ws: ['8.17.1', 'headers that end the process'],
  tar: ['7.5.3', 'links that lead out of the folder'],
  'path-to-regexp': ['0.1.12', 'expressions that take for ever'],
  'cross-spawn': ['7.0.5', 'an expression that takes for ever'],
  braces: ['3.0.3', 'memory used up'],
  cookie: ['0.7.0', 'characters outside of a name'],
  send: ['0.19.0', 'a template that holds markup'],
  '@remix-run/node': ['2.17.2', 'session files outside of their folder'],
  '@remix-run/router': ['1.23.2', 'redirects to a script'],
};
/** Frozen with known holes, or taken over once. */
const banned = [
  'xlsx',
  'event-stream',
  'request',
  'node-fetch-npm',
  'vm2',
  'flatmap-stream',
  'node-serialize',
];

const isBelow = (version: string, floor: string) => {
  const [a, b] = [version, floor].map((each) => each.split('-')[0]!.split('.').map(Number)) as [
    number[],
    number[],
  ];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

describe('known weaknesses', () => {
  test.each(Object.entries(floors))('%s is at least %s', (name, [floor, why]) => {
    // What is used to build and test alone meets nothing hostile.
    const found = all.filter(([path, { dev }]) => packageName(path) === name && !dev);
    for (const [path, { version = '' }] of found)
      expect(isBelow(version, floor), `${path} ${version}: ${why}`).toBe(false);
  });

  test('what is banned is not installed', () => {
    expect(all.map(([path]) => packageName(path)).filter((name) => banned.includes(name))).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const bom = sbomOf(lock);
  test('lists every package once, with hash and place in the tree', () => {
    const refs = bom.components.map((each) => each['bom-ref']);
    expect(new Set(refs).size).toBe(all.length);
    const known = new Set([...refs, bom.metadata.component['bom-ref']]);
    for (const { ref, dependsOn } of bom.dependencies)
      for (const each of [ref, ...dependsOn]) expect(known).toContain(each);
    expect(bom.dependencies[0]?.dependsOn).toContain('node_modules/zod');
    const zod = bom.components.find(({ name }) => name === 'zod');
    expect(zod).toMatchObject({
      purl: expect.stringMatching(/^pkg:npm\/zod@4\./),
      hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
      licenses: [{ expression: 'MIT' }],
      scope: 'required',
    });
  });

  test('is the same for the same lock file', () => {
    expect(sbomOf(lock)).toEqual(bom);
    expect(bom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
