import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useRef,
} from 'react';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { type Standing, standingOf } from '#workflows/review/requests.ts';
import type { Asked, Requests } from './asked.server.ts';
import { sendButtonId } from './commit-bar.tsx';
import type { Editor } from './editor.server.ts';

type Context = {
  list: readonly Asked[];
  /** What was asked stands in the form now: on to the next. */
  onTaken: (id: string) => void;
  /** A press does it in a moment. */
  onPressed: (id: string) => void;
};

const AskedContext = createContext<Context>({ list: [], onTaken: () => {}, onPressed: () => {} });

export const useRequests = (): Context => useContext(AskedContext);

/** What was asked, and how the form as it is typed stands to it. */
export const AskedProvider = ({
  list,
  form,
  children,
}: {
  list: readonly Asked[];
  form: RefObject<HTMLFormElement | null>;
  children: ReactNode;
}) => {
  const onTaken = useCallback((id: string) => focusNextRequest(form.current, { after: id }), [form]);
  const pressed = useRef<string>(undefined);
  const onPressed = useCallback((id: string) => {
    pressed.current = id;
  }, []);
  useEffect(() => {
    const done = list.find(({ id, standing }) => id === pressed.current && standing === 'done');
    if (!done) return;
    pressed.current = undefined;
    focusNextRequest(form.current);
  }, [list, form]);
  return <AskedContext.Provider value={{ list, onTaken, onPressed }}>{children}</AskedContext.Provider>;
};

/** Requests judged by what is typed; those about lines of other pages stay as they were when the page was opened. */
export function judgedRequests(
  { list, about }: Requests,
  content: InvoiceContent,
  page: Editor['page'],
): readonly Asked[] {
  return list.map((each) => {
    if (each.lineId !== null && (each.line === 0 || (page && page.page !== each.page))) return each;
    const standing = standingOf(each, content, about);
    // A line that was added on another page is not in this form.
    return each.field === 'line.missing' && each.standing === 'done' ? each : { ...each, standing };
  });
}

/** Still to be done, or done otherwise than was asked. */
export const openOf = (list: readonly Asked[]): readonly Asked[] =>
  list.filter(({ standing }) => standing === 'open' || standing === 'otherwise');

/** What stands nowhere else on this page: words alone, a line of another page or one that is gone. */
export const unplacedOf = (list: readonly Asked[], { lines }: InvoiceContent): readonly Asked[] =>
  list.filter(({ lineId, field }) =>
    lineId === null ? !field || field === 'other' : !lines.some(({ id }) => id === lineId),
  );

/** On opening, the focus goes to what was asked first and is not done yet; from a field that somebody is in, nothing takes it. */
export function useFirstRequest(form: RefObject<HTMLFormElement | null>, isOpening: boolean) {
  const wanted = useRef(isOpening);
  useEffect(() => {
    const isWanted = wanted.current && !form.current?.contains(document.activeElement);
    const first = isWanted && placesOf(form.current, ['open'])[0];
    wanted.current = false;
    if (first) focusPlace(first);
  }, [form]);
}

/**
 * To the next request that is still to be done, round again at the end; to the button that sends once none is. What was
 * done otherwise than was asked is gone to only by who asks for it (`also`).
 */
export function focusNextRequest(
  form: HTMLFormElement | null,
  { after, also = [] }: { after?: string; also?: readonly Standing[] } = {},
): void {
  const here = (after && form?.querySelector(`[data-request="${after}"]`)) || document.activeElement;
  const places = placesOf(form, ['open', ...also]).filter(({ dataset }) => dataset.request !== after);
  const isLater = (place: HTMLElement) =>
    here !== null && Boolean(here.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = places.find((place) => isLater(place) && !place.contains(here)) ?? places[0];
  if (next) focusPlace(next);
  else document.getElementById(sendButtonId)?.focus();
}

const placesOf = (form: HTMLFormElement | null, standings: readonly Standing[]) => {
  const places = standings.map((standing) => `[data-standing=${standing}]`).join();
  return [...(form?.querySelectorAll<HTMLElement>(places) ?? [])];
};

function focusPlace(place: HTMLElement): void {
  (place.querySelector<HTMLElement>('[data-answers]') ?? place).focus({ preventScroll: true });
  place.scrollIntoView({ block: 'center' });
}
