import { serializeFacturX } from './cii/serialize-cii.ts';
import type { Look } from './look/look.ts';
import type { IssuedDocument } from './read-issued-inputs.ts';
import { sealCode } from './seal-code.ts';
import type { TypesetInput } from './typeset-input.ts';

/**
 * What the PDF of an issued document is set from, its data included. The same document, look and origin always give the
 * same input. `origin` is where the check page is reached.
 */
export function issuedInput(
  document: IssuedDocument,
  { look, origin }: { look: Look; origin: string },
): TypesetInput & Required<Pick<TypesetInput, 'facturX' | 'check'>> {
  const { content, number, issuedOn, dueOn, mandate } = document;
  const code = sealCode(document.contentSha256);
  return {
    content,
    stage: 'issued',
    reference: number,
    issuedOn,
    dueOn,
    mandate,
    round: null,
    locale: 'fr',
    look,
    check: { url: `${origin}/check/${code}`, code },
    facturX: serializeFacturX({ content, number, issuedOn, dueOn, mandate }),
  };
}
