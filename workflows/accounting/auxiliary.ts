import { createHash } from 'node:crypto';

/** The number of a customer's own account: the letters of his name, and what tells him from others of that name; always the same. */
export function auxiliaryOf(customerId: string | null, name: string): string {
  const letters = name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 8);
  const told = createHash('sha256')
    .update(customerId ?? `name ${name}`)
    .digest('hex')
    .slice(0, 6)
    .toUpperCase();
  return `${letters || 'CLIENT'}${told}`;
}
