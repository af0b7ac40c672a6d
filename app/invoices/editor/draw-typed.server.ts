import { type Draft, inputOf, readDraft } from '#app/invoices/files.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { unprintable } from '#workflows/documents/printable.ts';
import { drawSince } from '#workflows/documents/typeset.ts';
import { TooLarge } from '#workflows/invoice/money.ts';
import { carriedLines } from './abridged.server.ts';
import { contentWithin } from './content-of.ts';
import { type EditorValues, editorSchema } from './editor-schema.ts';
import { type Around, around } from './line-pages.ts';

/** What stands around the lines of the form, as sums: a drawing of five thousand lines would take longer than a key. */
function summed({ held }: EditorValues, { lines }: InvoiceContent, locale: Locale): Around {
  const { before, after } = around(lines, held);
  return {
    before: carriedLines(before, 1, locale),
    after: carriedLines(after, lines.length - after.length + 1, locale),
  };
}

/** Names that a drawing of many pages has; more are none of ours. */
const mostKnown = 20_000;

/**
 * A `Drawing` of the draft with what the form holds, without what `drawn` names as drawn already. `X-Unprintable` names the characters that no font has, so that they are
 * known before anybody approves them. 422 when the form can't be read. @throws Response 404
 */
export async function drawTyped(draft: Draft, form: FormData): Promise<Response> {
  const submission = parseWithZod(form, { schema: editorSchema(draft.locale) });
  if (submission.status !== 'success') return new Response(null, { status: 422 });
  const found = await readDraft(draft);
  const input = await inputOf(draft, found);
  const others = summed(submission.value, input.content, draft.locale);
  const content = contentWithin(submission.value, found.draft, others);
  if (content instanceof TooLarge) return new Response(null, { status: 422 });
  const known = String(form.get('drawn') ?? '').split(' ', mostKnown);
  const drawing = await drawSince({ ...input, content }, known);
  return new Response(drawing as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'private, no-store',
      'X-Unprintable': encodeURIComponent(unprintable(JSON.stringify(content)).join('')),
    },
  });
}
