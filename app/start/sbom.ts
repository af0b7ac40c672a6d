/** `npm run sbom [-- --out FILE]`: what the product is made of, as CycloneDX 1.6 JSON. The same lock file gives the same bytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type LockFile, sbomOf } from './sbom/sbom-of.ts';

const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile;
const text = `${JSON.stringify(sbomOf(lock), null, 2)}\n`;
if (out) writeFileSync(out, text);
else process.stdout.write(text);
