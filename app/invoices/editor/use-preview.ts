import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';

/** Keys follow one another faster than this in a word. */
const pauseMs = 40;

export type DraftPreview = {
  /** Of the picture: as saved at first, then as it would be with what is in the form. */
  src: string;
  /** Characters that no font of documents has. */
  unprintable: string[];
};

/**
 * The page as it would be printed with what is in the form now, drawn anew after each change and before anything is
 * saved. One drawing is asked for at a time; what changed meanwhile is in the next.
 */
export function usePreview(id: string, version: number, form: RefObject<HTMLFormElement | null>) {
  const [preview, setPreview] = useState<DraftPreview>({
    src: `${paths.invoiceDrawing(id)}?v=${version}`,
    unprintable: [],
  });
  const changedAt = useRef<number | null>(null);
  const isDrawing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const current = useRef<string>(undefined);
  const shownFrom = useRef<number | null>(null);

  const draw = useCallback(async () => {
    if (!form.current || isDrawing.current || changedAt.current === null) return;
    shownFrom.current = changedAt.current;
    changedAt.current = null;
    isDrawing.current = true;
    const drawn = await ask(paths.invoiceDrawing(id), new FormData(form.current)).catch(() => null);
    isDrawing.current = false;
    if (drawn) {
      const before = current.current;
      current.current = drawn.src;
      setPreview(drawn);
      if (before) URL.revokeObjectURL(before);
    }
    if (changedAt.current !== null) void draw();
  }, [form, id]);

  const refresh = useCallback(() => {
    changedAt.current ??= performance.now();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void draw(), pauseMs);
  }, [draw]);

  /** Notes how long the reader waited, from the first change that a picture shows to the picture (User Timing). */
  const onShown = useCallback(() => {
    if (shownFrom.current === null) return;
    performance.measure('preview', { start: shownFrom.current, end: performance.now() });
    shownFrom.current = null;
  }, []);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (current.current) URL.revokeObjectURL(current.current);
    },
    [],
  );
  return { preview, refresh, onShown };
}

/** Null when the form can't be read as it is: the picture stays. */
async function ask(to: string, body: FormData): Promise<DraftPreview | null> {
  const answer = await fetch(to, { method: 'POST', body });
  if (!answer.ok) return null;
  const unprintable = [...decodeURIComponent(answer.headers.get('X-Unprintable') ?? '')];
  return { src: URL.createObjectURL(await answer.blob()), unprintable };
}
