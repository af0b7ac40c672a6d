import { inOffice } from '#db/client.ts';
import { findBusiness, updateLook } from '#db/queries/businesses.ts';
import type { StoredLook } from '#db/schema/businesses.ts';
import { sha256Hex } from '../identity/canonical.ts';
import { prepareLook } from '../intake/look/prepare-look.ts';
import type { Reason } from '../intake/refusal.ts';
import type { Services } from '../services.ts';

type Given = { name: string; bytes: Uint8Array };

/** A file that is not given leaves the one before; `drop…` takes that away. `colour` as #rrggbb, or ''. */
export type LookValues = {
  colour: string;
  logo: Given | null;
  dropLogo: boolean;
  terms: Given | null;
  dropTerms: boolean;
};

type Place = { officeId: string; businessId: string };
type Refused = { refused: { field: 'logo' | 'terms'; reason: Reason } };
type With = Pick<Services, 'db' | 'blobs' | 'log'>;

/**
 * Keeps how the documents of a business look from now on; those issued already keep theirs. Files are read in a process
 * of their own before anything is kept, and nothing is when one of them is refused.
 */
export async function saveLook(
  s: With,
  { officeId, businessId }: Place,
  values: LookValues,
): Promise<{ saved: true } | Refused | { refused: 'notFound' }> {
  const logo = await logoOf(s, values);
  if (logo && 'refused' in logo) return logo;
  const terms = await termsOf(s, values);
  if (terms && 'refused' in terms) return terms;
  return inOffice(s.db, officeId, async (tx) => {
    const business = await findBusiness(tx, businessId);
    if (!business) return { refused: 'notFound' as const };
    const look: StoredLook = {
      colour: values.colour || null,
      logo: logo ?? (values.dropLogo ? null : business.look.logo),
      terms: terms ?? (values.dropTerms ? null : business.look.terms),
    };
    await updateLook(tx, { id: businessId, look });
    return { saved: true as const };
  });
}

async function logoOf(s: With, { logo }: LookValues): Promise<StoredLook['logo'] | Refused> {
  if (!logo) return null;
  const { bytes } = logo;
  const prepared = await prepareLook({ kind: 'logo', bytes }, report(s));
  if (!prepared.ok) return { refused: { field: 'logo', reason: prepared.reason } };
  if (!prepared.logo) throw new Error('a logo was read as something else');
  return { ...prepared.logo, sha256: await s.blobs.put(bytes), name: nameOf(logo) };
}

async function termsOf(s: With, { terms }: LookValues): Promise<StoredLook['terms'] | Refused> {
  if (!terms) return null;
  const { bytes } = terms;
  const prepared = await prepareLook({ kind: 'terms', bytes }, report(s));
  if (!prepared.ok) return { refused: { field: 'terms', reason: prepared.reason } };
  const pages: NonNullable<StoredLook['terms']>['pages'] = [];
  for (const { drawing, words } of prepared.terms ?? []) {
    pages.push({ sha256: await s.blobs.put(drawing), words: words.slice(0, 10_000) });
  }
  return { sha256: await s.blobs.put(bytes), name: nameOf(terms), pages };
}

/** A file of a look as it was given, or null. */
export async function readLookFile(
  { db, blobs }: With,
  { officeId, businessId, file }: Place & { file: 'logo' | 'terms' },
): Promise<{ bytes: Uint8Array; type: string; sha256: string } | null> {
  const business = await inOffice(db, officeId, (tx) => findBusiness(tx, businessId));
  const stored = business?.look[file];
  const bytes = stored ? await blobs.get(stored.sha256) : null;
  if (!stored || !bytes || sha256Hex(bytes) !== stored.sha256) return null;
  const type =
    'format' in stored ? (stored.format === 'png' ? 'image/png' : 'image/jpeg') : 'application/pdf';
  return { bytes, type, sha256: stored.sha256 };
}

const nameOf = (file: Given) => file.name.slice(0, 200);
const report = (s: With) => (crash: Error) => s.log.error({ err: crash }, 'reading a file of a look');
