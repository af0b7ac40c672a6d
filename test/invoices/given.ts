import { createHash } from 'node:crypto';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { fieldsOf } from '#app/invoices/editor/fields-of.ts';
import { actOnInvoice } from '#app/invoices/one/acts.server.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { sampleContent } from '#test/support/content.ts';
import type { World } from '#test/support/world.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { draftOfFile } from '#workflows/intake/draft-of-file.ts';
import { parseFile } from '#workflows/intake/parse-file.ts';

/** The biller of the world, signed in. */
export const staffOf = (w: World): Staff => ({
  officeId: w.officeId,
  officeName: 'Calame Facturation',
  id: w.staffId,
  name: 'Inès Rouvière',
  email: 'ines@calame.example',
  role: 'biller',
  locale: 'fr',
  sessionId: '',
  sessionLeftMs: 0,
  isFresh: true,
  actor: w.biller,
});

export const visit = { from: '203.0.113.7', userAgent: '' };

export const draftOf = async (w: World, invoiceId: string) =>
  (await inOffice(w.s.db, w.officeId, (tx) => findDraft(tx, invoiceId)))!;

/** The sample's amounts for another piece of work: no twin of any other of its kind. */
export const otherWork = (at: number) =>
  sampleContent({ lines: sampleContent().lines.map((line) => ({ ...line, description: `Chantier ${at}` })) });

/** What the editor's form holds when the draft is opened, for a test to change as a person would. */
export async function openedForm(w: World, invoiceId: string): Promise<FormData> {
  const { invoice, draft } = await draftOf(w, invoiceId);
  const { customerId } = invoice;
  const { version, takenOut } = draft;
  return posted(fieldsOf(draft.content, { customerId, version, takenOut, locale: 'fr' }));
}

export function posted(values: unknown, name = '', form = new FormData()): FormData {
  if (Array.isArray(values)) {
    for (const [index, each] of values.entries()) posted(each, `${name}[${index}]`, form);
  } else if (typeof values === 'object' && values !== null) {
    for (const [key, each] of Object.entries(values)) posted(each, name ? `${name}.${key}` : key, form);
  } else form.append(name, String(values ?? ''));
  return form;
}

/** The draft that an import makes of a file, read here instead of in a process of its own. */
export async function draftOfRead(
  w: World,
  file: { name: string; bytes: Uint8Array },
  keepsCustomer = false,
): Promise<string> {
  const read = await parseFile(file.bytes);
  if (!read.ok) throw new Error(read.reason.text.en);
  const business = (await inOffice(w.s.db, w.officeId, (tx) => findBusiness(tx, w.businessId)))!;
  const from = { fileName: file.name, fileSha256: createHash('sha256').update(file.bytes).digest('hex') };
  const { officeId, biller: actor } = w;
  const given = { officeId, actor, read, file: from, business, arrival: newId(), keepsCustomer };
  return (await draftOfFile(w.s, given)).invoiceId;
}

/** The draft to whose editor an act led. */
export async function draftFrom(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    (reply) => reply,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error(JSON.stringify(thrown));
  return thrown.headers.get('Location')?.split('/')[2] ?? '';
}

/** A button of the invoice's page. */
export function act(w: World, invoiceId: string, values: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return actOnInvoice({ s: w.s, staff: staffOf(w), invoiceId, form, locale: 'fr', visit });
}
