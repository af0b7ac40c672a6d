import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says of itself; written last, so that one that was broken off has none. */
export const manifestSchema = z.object({
  format: z.literal('tacite-backup-1'),
  at: z.iso.datetime(),
  /** Hash of the newest migration. */
  migration: z.string(),
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), sha256 })),
  blobs: z.array(sha256),
  ledgers: z.array(z.object({ businessId: z.uuid(), sequence: z.number().int(), hash: sha256 })),
  files: z.array(z.object({ path: z.string(), sha256, bytes: z.number().int() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const tableFile = (name: string) => `tables/${name}.jsonl`;
export const blobFile = (sha: string) => `blobs/${sha.slice(0, 2)}/${sha.slice(2)}`;
