import { all, type Control, controlsOf, isRadio } from './all.ts';

/** After the last key, so that a value is computed once it is typed. */
const pauseMs = 400;

/**
 * What a correction would make of the amount, and the fields that its place and kind ask for: the server's own page for what is
 * filled in so far, of which the marked parts (`data-part`) are taken over. What stands in other fields stays.
 */
export function previewCorrections() {
  for (const form of all<HTMLFormElement>('form[data-previews]')) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: AbortController | undefined;
    let isPlace = false;
    const refresh = async (ofPlace: boolean) => {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      isPlace ||= ofPlace;
      const values = new FormData(form);
      values.set('intent', 'preview');
      const page = await fetched(form.getAttribute('action') ?? '', values, mine.signal);
      const fresh = page?.getElementById(form.getAttribute('id') ?? '');
      if (mine.signal.aborted) return;
      if (!fresh) return showUncomputed(form);
      takeOver(form, fresh, isPlace ? '[data-part]' : '[data-part="effect"]');
      isPlace = false;
    };
    form.addEventListener('input', ({ target }) => {
      dropError(form, target);
      if (isPlaceOf(target)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(false), pauseMs);
    });
    form.addEventListener('change', ({ target }) => {
      if (target !== form && !isPlaceOf(target)) return;
      clearTimeout(timer);
      void refresh(true);
    });
  }
}

/**
 * A figure of what was typed before would be wrong: the page says that it was not computed, where a reason in a line has one,
 * and stays as it is.
 */
function showUncomputed(form: HTMLFormElement) {
  const values = new FormData(form);
  const hasEffect = String(values.get('where')).startsWith('line:') && values.has('what');
  for (const part of all('[data-effect]', form)) part.classList.toggle('unscripted', !hasEffect);
  for (const part of all('[data-computed]', form)) part.hidden = true;
  for (const part of all('[data-uncomputed]', form)) part.hidden = false;
}

/** What was said of a field was said of what it held before: it goes with that, and with the last the word above the form. */
function dropError(form: HTMLFormElement, target: EventTarget | null) {
  const field = target instanceof Element ? target.closest('.field') : null;
  const error = field?.querySelector('.error');
  if (!error) return;
  error.remove();
  for (const control of field?.querySelectorAll('[aria-invalid]') ?? [])
    control.removeAttribute('aria-invalid');
  if (form.querySelector('.error')) return;
  for (const word of all('[role="alert"]', form)) word.remove();
}

const isPlaceOf = (target: EventTarget | null) =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'radio');

/** Null when it was not answered: the next key asks again, and sending does not need it. */
async function fetched(action: string, values: FormData, signal: AbortSignal): Promise<Document | null> {
  try {
    const body = new URLSearchParams([...values].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(action, { method: 'post', body, signal });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function takeOver(form: HTMLFormElement, fresh: HTMLElement, selector: string) {
  const active = document.activeElement as Control | null;
  const kept = controlsOf(form).map((control) => ({ ...stateOf(control), isActive: control === active }));
  for (const part of all(selector, form)) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (next && next.innerHTML !== part.innerHTML)
      part.replaceChildren(...document.importNode(next, true).childNodes);
  }
  for (const control of controlsOf(form)) {
    const before = kept.find(
      ({ name, value }) => name === control.name && (!isRadio(control) || value === control.value),
    );
    if (!before) continue;
    if (isRadio(control)) control.checked = before.checked;
    else control.value = before.value;
    if (before.isActive && document.activeElement !== control) control.focus();
  }
}

const stateOf = (control: Control) => ({
  name: control.name,
  value: control.value,
  checked: control instanceof HTMLInputElement && control.checked,
});
