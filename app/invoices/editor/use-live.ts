import { type RefObject, startTransition, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Locale } from '#app/lib/format.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { checkEarlier } from '#workflows/invoice/check-earlier.ts';
import { checkPrintable } from '#workflows/invoice/check-printable.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
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
  /** Why, by the names of those fields. */
  misread: Misread;
  /** The field whose number makes an amount too large. */
  tooLarge?: string | undefined;
};

type Misread = Record<string, string[] | null>;

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
  return { content, problems: byField(found), blocking, unreadable: 0, misread: {} };
};

/**
 * The same with what can't be printed as it was meant, beside the fields that hold it: `characters` are those without a
 * font, as the server told them of the page.
 */
export function withUnprintable(live: LiveState, characters: readonly string[]): LiveState {
  const found = checkPrintable(live.content, (text) => characters.filter((each) => text.includes(each)));
  if (found.length === 0) return live;
  const problems = new Map(live.problems);
  for (const [name, added] of byField(found)) problems.set(name, [...(problems.get(name) ?? []), ...added]);
  return { ...live, problems, blocking: live.blocking + found.length };
}

/** The content that the form describes while somebody types, by the same functions that the server saves with. */
export function useLive(form: RefObject<HTMLFormElement | null>, base: Base, locale: Locale) {
  const [live, setLive] = useState(() => stateOf(base.content, base));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const read = useCallback(() => {
    const now = form.current && readForm(form.current, base, locale);
    // The next key, and the page as it would be printed, come before it.
    if (now) startTransition(() => setLive(now));
  }, [form, base, locale]);
  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(read, (form.current?.length ?? 0) > longForm * 8 ? 300 : 0);
  }, [read, form]);
  /** What the form says at this moment, shown before it returns: whoever is about to send waits for no drawing. */
  const judge = useCallback((): LiveState => {
    clearTimeout(timer.current);
    if (!form.current) return live;
    const judged = readForm(form.current, base, locale)(live);
    flushSync(() => setLive(judged));
    return judged;
  }, [form, base, locale, live]);
  return { live, refresh, judge };
}

/** What a form says, given what it said before: that stays where a field can't be read. */
function readForm(form: HTMLFormElement, base: Base, locale: Locale): (before: LiveState) => LiveState {
  const submission = parseWithZod(new FormData(form), { schema: editorSchema(locale) });
  return (before) => {
    if (submission.status !== 'success') {
      const misread = submission.reply().error ?? {};
      const unreadable = Math.max(1, Object.keys(misread).length);
      return { ...before, unreadable, misread, tooLarge: undefined };
    }
    const content = contentWithin(submission.value, base, {
      before: [],
      after: base.content.lines.filter(isCarried),
    });
    return content instanceof TooLarge
      ? { ...before, unreadable: 1, misread: {}, tooLarge: fieldName(content.path) }
      : stateOf(content, base);
  };
}
