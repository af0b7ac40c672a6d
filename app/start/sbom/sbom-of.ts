import { createHash } from 'node:crypto';

export type LockedPackage = {
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  link?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};
export type LockFile = { name: string; version: string; packages: Record<string, LockedPackage> };

/** The packages of a lock file by their folder, without the project itself. */
export const lockedPackages = (lock: LockFile): [path: string, each: LockedPackage][] =>
  Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && !link);

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
export const packageName = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

/** A package URL (purl): https://github.com/package-url/purl-spec, type npm. */
const purl = (path: string, { version = '' }: LockedPackage) =>
  `pkg:npm/${packageName(path).replace('@', '%40')}@${version}`;

const hashNames = new Map<string, string>(
  Object.entries({
    sha1: 'SHA-1',
    sha256: 'SHA-256',
    sha384: 'SHA-384',
    sha512: 'SHA-512',
  }),
);

/** A bill of materials in CycloneDX 1.6 (ECMA-424), made from the lock file alone: every package, its hash and licence. */
export function sbomOf(lock: LockFile) {
  const all = lockedPackages(lock);
  const root = {
    'bom-ref': `${lock.name}@${lock.version}`,
    type: 'application',
    name: lock.name,
    version: lock.version,
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(JSON.stringify(lock)),
    version: 1,
    metadata: { component: root },
    components: all.map(([path, each]) => ({
      'bom-ref': path,
      type: 'library',
      name: packageName(path),
      version: each.version ?? '',
      purl: purl(path, each),
      scope: each.dev || each.optional || each.devOptional ? 'optional' : 'required',
      ...(each.integrity && { hashes: hashesOf(each.integrity) }),
      ...(each.license && { licenses: [{ expression: each.license }] }),
    })),
    dependencies: [
      { ref: root['bom-ref'], dependsOn: dependsOn(lock, '') },
      ...all.map(([path]) => ({ ref: path, dependsOn: dependsOn(lock, path) })),
    ],
  };
}

/** Subresource integrity holds its hashes in base64; CycloneDX wants hexadecimal. */
const hashesOf = (integrity: string) =>
  integrity.split(' ').flatMap((each) => {
    const [algorithm = '', value = ''] = each.split(/-(.*)/s);
    const alg = hashNames.get(algorithm);
    return alg ? [{ alg, content: Buffer.from(value, 'base64').toString('hex') }] : [];
  });

/** Where Node finds what a package asks for: in its own folder, or in the nearest above. */
function dependsOn({ packages }: LockFile, from: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = packages[from] ?? {};
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names
    .flatMap((name) => {
      for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
        const path = `${at ? `${at}/` : ''}node_modules/${name}`;
        if (packages[path]) return [path];
        if (at === '') return [];
      }
    })
    .sort();
}

/** A UUID that names this very content (version 8 of RFC 9562). */
function serialNumber(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
