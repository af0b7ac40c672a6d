import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { DraftSource } from '#db/shapes/draft-source.ts';

/** What the editor says of the file that a draft was made from; what older drafts kept in one language stays in it. */
export type DraftOrigin = Pick<
  DraftSource,
  'kind' | 'fileName' | 'number' | 'issueDate' | 'read' | 'warnings' | 'columns'
>;

export function originOf(
  { kind, fileName, number, issueDate, read, told, heads, warnings, columns }: DraftSource,
  locale: Locale,
): DraftOrigin {
  const t = tFor(locale);
  return {
    kind,
    fileName,
    number,
    issueDate,
    read,
    warnings: told?.map(({ text }) => text[locale]) ?? warnings,
    columns:
      heads?.map(({ header, meaning }) =>
        t('editor:import.columnRead', { header, meaning: meaning[locale] }),
      ) ?? columns,
  };
}
