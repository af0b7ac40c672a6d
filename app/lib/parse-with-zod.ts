import { parseWithZod as parse } from '@conform-to/zod/v4';

/**
 * Conform's `parseWithZod` for what comes from outside. A row that is added or moved is asked for in `__intent__`, and a
 * name says where its value stands in a tree; conform throws at those that none of our forms sends, which would be an
 * error of ours. They are left out: such a form is then judged by what else it holds.
 */
export const parseWithZod: typeof parse = ((form: FormData | URLSearchParams, options: never) => {
  const kept = new FormData();
  for (const [name, value] of form.entries()) {
    const isIntent = name === '__intent__';
    if (isIntent ? typeof value === 'string' && isReadable(value) : !foreign.test(name))
      kept.append(name, value);
  }
  return parse(kept, options);
}) as typeof parse;

const foreign = /(^|[.[\]])(__proto__|constructor|prototype)([.[\]]|$)/;

const kinds = ['validate', 'update', 'reset', 'insert', 'remove', 'reorder'];

function isReadable(intent: string): boolean {
  if (intent === '') return true;
  try {
    const read = JSON.parse(intent) as { type?: unknown; payload?: unknown } | null;
    return kinds.includes(String(read?.type)) && typeof read?.payload === 'object' && read.payload !== null;
  } catch {
    return false;
  }
}
