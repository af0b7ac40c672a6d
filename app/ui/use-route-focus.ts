import { useLocation, useNavigationType } from '@remix-run/react';
import { useRef } from 'react';
import { useBeforePaint } from './use-before-paint.ts';

const fields = 'input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea';
const controls =
  'input:not([type=hidden], [type=submit], :disabled), select:not(:disabled), textarea:not(:disabled)';

type Page = { pathname: string; search: string; key: string; forms: readonly HTMLElement[] };

/**
 * The one place that moves the focus after a navigation without reload, as loading the page would have done: otherwise it
 * stays on a link that is gone, and a screen reader says nothing. An address that names a field or a form (`#reply`) goes
 * to it; one that asks for more than the one before goes to the form that it opened. A new page begins at the field that
 * asks for it (`autoFocus`), at what it says was just done (`data-told`), at the first field of the form it is there for
 * (`data-first`), or at its main part; a dialog that an address opened gives the focus back to what opened it; and where
 * what was pressed is gone once it is done, the page says first what was done. It is moved before the page is seen, so that
 * the first key pressed there finds its place, and keeps it.
 */
export const useRouteFocus = () => {
  const { pathname, search, hash, key } = useLocation();
  const last = useRef<Page>(undefined);
  useTopOfPage();
  useBeforePaint(() => {
    const before = last.current;
    const forms = [...document.querySelectorAll<HTMLElement>('#content form[data-first]')];
    last.current = { pathname, search, key, forms };
    if (before?.key === key || document.querySelector('dialog:modal')) return;
    const content = document.getElementById('content');
    const named = hash ? fieldAt(hash) : null;
    if (named) return named.focus();
    if (!content || !before) return;
    const opened = before.pathname === pathname && asksMore(before.search, search) && !told(content);
    const form = opened && forms.find((each) => !before.forms.includes(each));
    const field = form && fieldOf(form);
    if (field) return focusOn(field);
    if (hash) return;
    if (before.pathname !== pathname) {
      if (!isInField(content)) focusOn(told(content) ?? firstField(content) ?? content);
      return;
    }
    if (isLost()) focusOn(openerOf(content, before) ?? told(content) ?? firstField(content) ?? content);
  }, [pathname, search, hash, key]);
};

const focusOn = (element: HTMLElement) => element.focus({ preventScroll: true });

/**
 * Another page begins at its top, whatever led there: a form that keeps its place for its own refusal would otherwise hand
 * that place on to the page after it. Back and forward return to where one was.
 */
function useTopOfPage() {
  const { pathname, hash } = useLocation();
  const isReturn = useNavigationType() === 'POP';
  const last = useRef(pathname);
  // Before the effects of the new page, which may bring something of it into sight.
  useBeforePaint(() => {
    const isOther = last.current !== pathname;
    last.current = pathname;
    if (isOther && !isReturn && !hash) window.scrollTo(0, 0);
  }, [pathname, hash, isReturn]);
}

/** What stands at an address gives way to something else there, step by step: each begins at the top, with what it tells. */
export function useStepFocus(step: string) {
  const last = useRef(step);
  useBeforePaint(() => {
    if (last.current === step) return;
    last.current = step;
    window.scrollTo(0, 0);
    const content = document.getElementById('content');
    if (content) focusOn(told(content) ?? content);
  }, [step]);
}

/** A field of the new page, or what it is there for, took the focus by itself. */
const isInField = (content: HTMLElement) =>
  document.activeElement?.matches(`${fields}, [data-first]`) === true &&
  content.contains(document.activeElement);

/** What had the focus is gone with what the address said before. */
const isLost = () => document.activeElement === document.body || document.activeElement === null;

/** The field that an address names, or the first one of the form it names. */
function fieldAt(hash: string): HTMLElement | null {
  const named = document.getElementById(hash.slice(1));
  if (named?.matches(fields)) return named;
  return named?.matches('form') ? named.querySelector<HTMLElement>(fields) : null;
}

/** What the page says of an act that led to it. */
const told = (content: HTMLElement) => content.querySelector<HTMLElement>('[data-told]');

/** The first field of the form that the page is there for. */
function firstField(content: HTMLElement): HTMLElement | null {
  const form = content.querySelector<HTMLElement>('[data-first]');
  return form && (form.matches(fields) ? form : fieldOf(form));
}

/** A form's first field, as Tab comes to it: of choices the one that is chosen. */
function fieldOf(form: HTMLElement): HTMLElement | null {
  const first = form.querySelector<HTMLElement>(controls);
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  const choices = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  return choices.find(({ name, checked }) => checked && name === first.name) ?? first;
}

/** Whether an address has something to ask that the one before had not. */
const asksMore = (before: string, now: string): boolean => {
  const had = new URLSearchParams(before);
  return [...new URLSearchParams(now)].some(([name, value]) => !had.getAll(name).includes(value));
};

/** The link to what stood at the address before: a dialog that is closed, a form that was left. */
function openerOf(content: HTMLElement, { pathname, search }: { pathname: string; search: string }) {
  if (!search) return undefined;
  return [...content.querySelectorAll<HTMLAnchorElement>('a[href]')].find(
    (link) => link.pathname === pathname && link.search === search,
  );
}
