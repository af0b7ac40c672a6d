import { abandons, controlsOf, isSignOut, keptForms, placeOf, typedIn } from './form-of.ts';
import { returnTo } from './page-of-lost.ts';
import { type PutBack, putBack } from './put-back.ts';
import { type Sent, watched } from './sent.ts';
import * as shelf from './shelf.ts';
import { changesOf, isKept, type Values } from './values.ts';

export type Restored = { form: HTMLFormElement; at: number; names: string[] } & PutBack;
export type Unsent = { sent: Sent; isOffline: boolean };

/** What the keeper says to who shows it. */
export type Says = {
  onRestored: (restored: Restored) => void;
  /** Null once it was sent again, or given up. */
  onUnsent: (unsent: Unsent | null) => void;
  onHeard: () => void;
};

/** Keeps what one person types into the forms of the office, in this tab, and puts it back. */
export class Keeper {
  #shown = new WeakMap<HTMLFormElement, Values>();
  #looked = new WeakSet<HTMLFormElement>();
  #last: Sent | null = null;
  #isPuttingBack = false;

  readonly person: string;
  readonly says: Says;

  constructor(person: string, says: Says) {
    this.person = person;
    this.says = says;
  }

  /** Listens until what it returns is called. */
  start(): () => void {
    const listening = new AbortController();
    const { signal } = listening;
    attempt((tab) => shelf.clear(tab, { person: this.person, now: Date.now() }));
    const real = window.fetch;
    window.fetch = watched(
      real.bind(window),
      {
        take: (path, body) => this.#take(path, body),
        onUnsent: (sent, isOffline) => this.says.onUnsent({ sent, isOffline }),
        onAnswered: (sent, isDone) => this.#answered(sent, isDone),
        onHeard: this.says.onHeard,
      },
      () => navigator.onLine,
    );
    // Before anything typed can change it: a form is remembered as it was shown.
    document.addEventListener('focusin', ({ target }) => this.#remember(formOf(target)), { signal });
    for (const kind of ['input', 'change'])
      document.addEventListener(kind, ({ target }) => this.#keep(formOf(target)), { signal });
    document.addEventListener('submit', (event) => this.#submitted(event), { signal, capture: true });
    document.addEventListener('click', ({ target }) => this.#abandoned(target), { signal });
    return () => {
      listening.abort();
      window.fetch = real;
    };
  }

  /** Looks at the forms of a page that has just come: what was kept of one goes back into it, once. */
  look(): void {
    for (const form of document.querySelectorAll<HTMLFormElement>(keptForms)) {
      this.#remember(form);
      if (this.#looked.has(form)) continue;
      this.#looked.add(form);
      void this.#restore(form);
    }
  }

  /** Takes a form's words away, and shows it as the page came. */
  erase(form: HTMLFormElement): void {
    this.#drop(form);
    const shown = this.#shown.get(form);
    const back = [...(shown ?? [])].map(([name, now]) => ({ name, was: null, now }));
    void this.#put(form, back).then(() => {
      this.#drop(form);
      controlsOf(form).find(isKept)?.focus();
    });
  }

  async #restore(form: HTMLFormElement) {
    const place = placeOf(form, this.person);
    const kept = attempt((tab) => shelf.find(tab, place, Date.now()));
    if (!kept) return;
    const back = await this.#put(form, kept.changes);
    if (!back) return;
    const fold = form.closest('details');
    if (fold) fold.open = true;
    this.says.onRestored({ form, at: kept.at, names: kept.changes.map(({ name }) => name), ...back });
  }

  /** What it puts in itself is not typed anew. */
  async #put(form: HTMLFormElement, changes: Parameters<typeof putBack>[1]) {
    this.#isPuttingBack = true;
    try {
      return await putBack(form, changes);
    } finally {
      this.#isPuttingBack = false;
    }
  }

  #remember(form: HTMLFormElement | null) {
    if (form && !this.#shown.has(form)) this.#shown.set(form, typedIn(form));
  }

  #keep(form: HTMLFormElement | null) {
    if (!form || this.#isPuttingBack) return;
    const before = this.#shown.get(form) ?? new Map();
    const place = placeOf(form, this.person);
    attempt((tab) => shelf.keep(tab, place, changesOf(before, typedIn(form)), Date.now()));
  }

  #drop(form: HTMLFormElement) {
    const place = placeOf(form, this.person);
    attempt((tab) => shelf.drop(tab, place));
  }

  #submitted({ target, submitter }: SubmitEvent) {
    if (!(target instanceof HTMLFormElement) || target.getAttribute('method') !== 'post') return;
    if (isSignOut(target)) return void attempt((tab) => shelf.clear(tab, null));
    const action = submitter?.getAttribute('formaction') ?? target.getAttribute('action') ?? location.href;
    this.#last = {
      form: target,
      submitter,
      path: new URL(action, location.href).pathname,
      page: `${location.pathname}${location.search}`,
      place: placeOf(target, this.person),
      isTry: submitter?.dataset.tries !== undefined,
    };
  }

  #take(path: string, body: RequestInit['body']): Sent | null {
    const sent = this.#last?.path === path ? this.#last : null;
    if (!sent || !isPressed(sent.submitter, body)) return null;
    this.#last = null;
    returnTo(sent.page);
    this.says.onUnsent(null);
    return sent;
  }

  #answered({ form, place }: Sent, isDone: boolean) {
    if (!isDone) return;
    returnTo(null);
    this.#shown.delete(form);
    attempt((tab) => shelf.drop(tab, place));
  }

  #abandoned(target: EventTarget | null) {
    const link = target instanceof Element ? target.closest(abandons) : null;
    const form = link?.closest<HTMLFormElement>(keptForms);
    if (form) this.#drop(form);
  }
}

const formOf = (target: EventTarget | null): HTMLFormElement | null => {
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  return isControl && target.form?.matches(keptForms) ? target.form : null;
};

/** Whether the button that sent a form is in what goes; a form is also tried out behind its own back, to the same address. */
const isPressed = (button: HTMLElement | null, body: RequestInit['body']): boolean =>
  !(button instanceof HTMLButtonElement) ||
  button.name === '' ||
  !(body instanceof FormData || body instanceof URLSearchParams) ||
  body.getAll(button.name).includes(button.value);

/** A browser may keep nothing at all: then nothing is kept. */
function attempt<T>(act: (tab: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
