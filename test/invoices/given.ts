import type { Staff } from '#app/auth/require-staff.server.ts';
import { fieldsOf } from '#app/invoices/editor/fields-of.ts';
import { inOffice } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import type { World } from '#test/support/world.ts';

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
  isFresh: true,
  actor: w.biller,
});

export const visit = { from: '203.0.113.7', userAgent: '' };

export const draftOf = async (w: World, invoiceId: string) =>
  (await inOffice(w.s.db, w.officeId, (tx) => findDraft(tx, invoiceId)))!;

/** What the editor's form holds when the draft is opened, for a test to change as a person would. */
export async function openedForm(w: World, invoiceId: string): Promise<FormData> {
  const { invoice, draft } = await draftOf(w, invoiceId);
  const { customerId } = invoice;
  return posted(fieldsOf(draft.content, { customerId, version: draft.version, locale: 'fr' }));
}

export function posted(values: unknown, name = '', form = new FormData()): FormData {
  if (Array.isArray(values)) {
    for (const [index, each] of values.entries()) posted(each, `${name}[${index}]`, form);
  } else if (typeof values === 'object' && values !== null) {
    for (const [key, each] of Object.entries(values)) posted(each, name ? `${name}.${key}` : key, form);
  } else form.append(name, String(values ?? ''));
  return form;
}
