import { type RefObject, useEffect } from 'react';
import { focusNextProblem } from './next-problem.ts';

/** F8 goes to the next problem, Ctrl+Enter (⌘ on a Mac) sends: wherever the focus is on the page. */
export function useEditorKeys(form: RefObject<HTMLFormElement | null>, sendButtonId: string) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'F8') {
        event.preventDefault();
        focusNextProblem(form.current);
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        document.getElementById(sendButtonId)?.click();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [form, sendButtonId]);
}
