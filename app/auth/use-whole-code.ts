import { type FormEvent, useRef } from 'react';
import { wholeCode } from '#app/lib/whole-code.ts';

/**
 * Sends the form of a one-time code with its sixth digit, typed, pasted or filled in by the telephone, as if its button had been
 * pressed. Each code once: a wrong one is sent again only when it was changed.
 */
export function useWholeCode(isSent = true) {
  const last = useRef<string | null>(null);
  const onInput = ({ currentTarget: { value, form } }: FormEvent<HTMLInputElement>) => {
    const code = wholeCode(value);
    if (code === last.current) return;
    last.current = code;
    if (code && isSent) form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"]'));
  };
  return { onInput };
}
