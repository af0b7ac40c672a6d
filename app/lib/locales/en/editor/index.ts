import { fields } from './fields.ts';
import { imported } from './imported.ts';
import { lines } from './lines.ts';
import { page } from './page.ts';

/** Every text of the editor, and of the import that leads to it. */
export const editor = { ...page, ...fields, ...lines, ...imported };
