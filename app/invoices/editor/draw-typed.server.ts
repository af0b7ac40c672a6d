import { type Draft, draftInput } from '#app/invoices/files.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { unprintable } from '#workflows/documents/printable.ts';
import { drawPreview } from '#workflows/documents/typeset.ts';
import { contentOf } from './content-of.ts';
import { editorSchema } from './editor-schema.ts';

/**
 * A drawing of the draft with what the form holds. `X-Unprintable` names the characters that no font has, so that they are
 * known before anybody approves them. 422 when the form can't be read. @throws Response 404
 */
export async function drawTyped(draft: Draft, form: FormData): Promise<Response> {
  const submission = parseWithZod(form, { schema: editorSchema(draft.locale) });
  if (submission.status !== 'success') return new Response(null, { status: 422 });
  const input = await draftInput(draft);
  const content = typedOver(input.content, submission.value);
  if (!content) return new Response(null, { status: 422 });
  const svg = await drawPreview({ ...input, content });
  return new Response(svg as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'X-Unprintable': encodeURIComponent(unprintable(JSON.stringify(content)).join('')),
    },
  });
}

type Content = Awaited<ReturnType<typeof draftInput>>['content'];

/** Null where amounts are too large to be exact. */
function typedOver(base: Content, values: Parameters<typeof contentOf>[0]): Content | null {
  try {
    return contentOf(values, base);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
