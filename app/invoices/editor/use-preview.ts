import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import type { Drawing } from '#workflows/documents/drawing/drawing.ts';
import { knownOn, layDrawing } from './lay-drawing.ts';

/**
 * The page as it would be printed with what is in the form now, drawn anew at each change and before anything is saved.
 * The first change is asked for at once, and one at a time; what changed meanwhile is in the next. Only what looks
 * otherwise than on the sheet travels and is painted.
 */
export function usePreview(id: string, form: RefObject<HTMLFormElement | null>, saved: readonly string[]) {
  const sheet = useRef<SVGSVGElement>(null);
  const letters = useRef(new Map<string, string>());
  const [isDrawn, setIsDrawn] = useState(false);
  const [unprintable, setUnprintable] = useState(saved.join(''));
  const changedAt = useRef<number | null>(null);
  const isDrawing = useRef(false);

  const draw = useCallback(async () => {
    if (!form.current || !sheet.current || isDrawing.current || changedAt.current === null) return;
    const since = changedAt.current;
    changedAt.current = null;
    isDrawing.current = true;
    const known = knownOn(sheet.current, letters.current);
    const drawn = await ask(paths.typedDrawing(id), form.current, known).catch(() => null);
    isDrawing.current = false;
    if (drawn && sheet.current) {
      layDrawing(sheet.current, drawn.drawing, letters.current);
      setIsDrawn(true);
      setUnprintable(drawn.unprintable);
      tellWhenPainted(since);
    }
    if (changedAt.current !== null) void draw();
  }, [form, id]);

  const refresh = useCallback(() => {
    changedAt.current ??= performance.now();
    void draw();
  }, [draw]);

  // The sheet of the first key is then there, and little of it changes.
  useEffect(() => refresh(), [refresh]);

  return { sheet, isDrawn, unprintable: [...unprintable], refresh };
}

type Drawn = { drawing: Drawing /** Characters that no font of documents has. */; unprintable: string };

/** Null when the form can't be read as it is: the picture stays. */
async function ask(to: string, form: HTMLFormElement, known: string[]): Promise<Drawn | null> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.set('drawn', known.join(' '));
  const answer = await fetch(to, { method: 'POST', body });
  if (!answer.ok) return null;
  const unprintable = decodeURIComponent(answer.headers.get('X-Unprintable') ?? '');
  return { drawing: (await answer.json()) as Drawing, unprintable };
}

/** Notes how long the reader waited, from the first change that the page shows to the frame that shows it (User Timing). */
function tellWhenPainted(since: number): void {
  requestAnimationFrame(() => {
    setTimeout(() => performance.measure('preview', { start: since, end: performance.now() }));
  });
}
