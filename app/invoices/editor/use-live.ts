import { type RefObject, startTransition, useCallback, useRef, useState } from 'react';
import type { Locale } from '#app/lib/format.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { checkEarlier } from '#workflows/invoice/check-earlier.ts';
import { checkPrintable } from '#workflows/invoice/check-printable.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import type { Earlier } from '#workflows/invoice/earlier.ts';
import { TooLarge } from '#workflows/invoice/money.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { contentWithin } from './content-of.ts';
import { editorSchema } from './editor-schema.ts';
import type { Keeping } from './kept-fields.ts';
import { isCarried } from './line-pages.ts';
import { byField, fieldName } from './problem-places.ts';

/** A document of a few hundred lines takes milliseconds to read; a longer one waits for a pause. */
const longForm = 200;

export type LiveState = {
  content: InvoiceContent;
  problems: ReturnType<typeof byField>;
  blocking: number;
  /** Fields that can't be read: until they can, the content is the one before. */
  unreadable: number;
  /** The field whose number makes an amount too large. */
  tooLarge?: string | undefined;
};

/** A draft as it was loaded, and the instant it is judged at. */
type Base = Keeping & { earlier: readonly Earlier[]; now: string };

export const stateOf = (
  content: InvoiceContent,
  { earlier, now }: Pick<Base, 'earlier' | 'now'>,
): LiveState => {
  // Sums stand for lines of other pages, which are judged there.
  const found = [...checkContent(content, parisDate(now)), ...checkEarlier(content, earlier)].filter(
    ({ path }) => !isCarried({ id: content.lines[Number(/^lines\.(\d+)/.exec(path)?.[1])]?.id ?? '' }),
  );
  const blocking = found.filter(({ severity }) => severity === 'blocking').length;
  return { content, problems: byField(found), blocking, unreadable: 0 };
};

/** The same with what no font can print, as the server told it of the page, beside the fields that hold it. */
export function withUnprintable(live: LiveState, characters: readonly string[]): LiveState {
  if (characters.length === 0) return live;
  const found = checkPrintable(live.content, (text) => characters.filter((each) => text.includes(each)));
  const problems = new Map(live.problems);
  for (const [name, added] of byField(found)) problems.set(name, [...(problems.get(name) ?? []), ...added]);
  return { ...live, problems, blocking: live.blocking + found.length };
}

/** The content that the form describes while somebody types, by the same functions that the server saves with. */
export function useLive(form: RefObject<HTMLFormElement | null>, base: Base, locale: Locale) {
  const [live, setLive] = useState(() => stateOf(base.content, base));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const read = useCallback(() => {
    if (!form.current) return;
    const submission = parseWithZod(new FormData(form.current), { schema: editorSchema(locale) });
    // The next key, and the page as it would be printed, come before it.
    startTransition(() =>
      setLive((before) => {
        if (submission.status !== 'success') {
          const unreadable = Math.max(1, Object.keys(submission.reply().error ?? {}).length);
          return { ...before, unreadable, tooLarge: undefined };
        }
        const content = contentWithin(submission.value, base, {
          before: [],
          after: base.content.lines.filter(isCarried),
        });
        return content instanceof TooLarge
          ? { ...before, unreadable: 1, tooLarge: fieldName(content.path) }
          : stateOf(content, base);
      }),
    );
  }, [form, base, locale]);
  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(read, (form.current?.length ?? 0) > longForm * 8 ? 300 : 0);
  }, [read, form]);
  return { live, refresh };
}
