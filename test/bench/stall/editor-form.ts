import { formsOf } from '#test/support/crawl.ts';

/** What the editor's form would send as it was opened. */
export function editorForm(html: string): FormData {
  const form = formsOf(html, '').find(({ fields }) => fields.some(([name]) => name === 'version'));
  if (!form) throw new Error('the page has no editor');
  const body = new FormData();
  for (const [name, value] of form.fields) body.append(name, value);
  return body;
}
