import { type MutableRefObject, useRef, useState } from 'react';
import { EditorPage, type Props } from './editor-page.tsx';
import type { FieldValues } from './fields-of.ts';

/** What is written to the owner of one draft; that of another draft is not his. */
function useNote(invoiceId: string, sent: string | undefined): MutableRefObject<string> {
  const note = useRef(sent ?? '');
  const of = useRef(invoiceId);
  if (of.current !== invoiceId) note.current = sent ?? '';
  of.current = invoiceId;
  return note;
}

/** Mounts the editor anew when other values are to be shown: a copy that was kept, a version that was saved elsewhere. */
export const EditorMount = ({ editor, reply }: Pick<Props, 'editor' | 'reply'>) => {
  const [taken, setTaken] = useState<{ times: number; over: number; fields: FieldValues } | null>(null);
  const isShown = taken?.over === editor.version;
  const note = useNote(editor.invoice.id, reply?.note);
  return (
    <EditorPage
      key={`${editor.invoice.id}.${editor.version}.${editor.page?.page ?? 0}.${isShown ? taken.times : 0}`}
      editor={editor}
      fields={isShown ? taken.fields : editor.fields}
      reply={reply}
      isRestored={isShown}
      note={note}
      restore={(fields) => setTaken({ times: (taken?.times ?? 0) + 1, over: editor.version, fields })}
    />
  );
};
