import type { ReadDocument } from './cii.ts';
import { readCii } from './cii.ts';
import { readUbl } from './ubl.ts';
import { parseXml } from './xml.ts';

/** A draft from an XML invoice of either syntax of EN 16931, told apart by its root. @throws Refusal */
export function readXml(bytes: Uint8Array): ReadDocument & { format: 'cii' | 'ubl' } {
  const root = parseXml(bytes);
  const isUbl = root.namespace.startsWith('urn:oasis:names:specification:ubl:');
  return isUbl ? { format: 'ubl', ...readUbl(root) } : { format: 'cii', ...readCii(root) };
}
