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
      const version = asked.replace(/^npm:[\w@/-]+@/, '');
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
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

/**
 * The first version of each without the weakness named, by the advisory that says so (github.com/advisories). Of what
 * runs: what only builds and tests meets nothing hostile, but for the server of `npm run dev`.
 */
const floors: Record<string, [floor: string, advisory: string, why: string]> = {
  '@remix-run/node': ['2.17.2', 'GHSA-9583-h5hc-x8cw', 'session files outside of their folder'],
  '@remix-run/react': ['2.17.4', 'GHSA-8v8x-cx79-35w7', 'markup in what restores the scroll position'],
  '@remix-run/router': ['1.23.2', 'GHSA-2w69-qvjg-hvjx', 'redirects to a script'],
  'react-router': ['6.30.4', 'GHSA-2j2x-hqr9-3h42', 'a path of two slashes redirects to another host'],
  'react-router-dom': ['6.30.6', 'GHSA-jjmj-jmhj-qwj2', 'redirects to a script'],
  cookie: ['0.7.0', 'GHSA-pxg6-pf52-xh8x', 'characters outside of a name'],
  'drizzle-orm': ['0.45.2', 'GHSA-gpj5-g38j-94v9', 'quotes in identifiers end them'],
  esbuild: ['0.25.0', 'GHSA-67mh-4wv8-2f99', 'any site could ask the development server'],
  'fast-xml-parser': ['5.10.1', 'GHSA-8r6m-32jq-jx6q', 'a second DOCTYPE resets the limits of entities'],
  nodemailer: ['9.0.1', 'GHSA-p6gq-j5cr-w38f', 'a raw message reads files and calls addresses'],
  prismjs: ['1.30.0', 'GHSA-x7hr-w5r2-h6wg', 'elements stand in for the running script'],
  undici: ['6.27.0', 'GHSA-vxpw-j846-p89q', 'with GHSA-35p6-xmwp-9g52, in answers of a hostile server'],
  vite: ['6.4.2', 'GHSA-p9ff-h696-f583', 'files of the machine served in development'],
};
const served = ['node_modules/vite'];

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
  test.each(Object.entries(floors))('%s is at least %s', (name, [floor, advisory, why]) => {
    const found = all.filter(
      ([path, { dev }]) => packageName(path) === name && (!dev || served.includes(path)),
    );
    expect(found.length, `${name} is used`).toBeGreaterThan(0);
    for (const [path, { version = '' }] of found)
      expect(isBelow(version, floor), `${path} ${version}: ${advisory}, ${why}`).toBe(false);
  });

  test('a version is told from one below it', () => {
    expect(isBelow('1.23.1', '1.23.2')).toBe(true);
    expect(isBelow('0.45.10', '0.45.2')).toBe(false);
    expect(isBelow('10.0.0', '9.0.1')).toBe(false);
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
