import { type RefObject, useRef } from 'react';
import { useBeforePaint } from '#app/ui/use-before-paint.ts';
import { focusNextProblem } from './next-problem.ts';

/** F8 goes to the next problem, Ctrl+Enter (⌘ on a Mac) sends: wherever the focus is on the page. */
export function useEditorKeys(form: RefObject<HTMLFormElement | null>, onSend: () => void) {
  const send = useRef(onSend);
  send.current = onSend;
  useBeforePaint(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'F8') {
        event.preventDefault();
        focusNextProblem(form.current);
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        send.current();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [form]);
}
