import { type MutableRefObject, useRef, useState } from 'react';
import { ActDialog } from '#app/invoices/one/act-dialog.tsx';
import { paths } from '#app/lib/paths.ts';
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

/** The version that the fields on the page began from: one that they themselves were saved as needs no other fields. */
function useBegun({ editor, reply }: Pick<Props, 'editor' | 'reply'>): number {
  const begun = useRef(editor.version);
  const shown = useRef(editor.version);
  const own = useRef(editor.version);
  if (reply?.saved) own.current = reply.saved.version;
  const isOther = editor.version !== shown.current && editor.version !== own.current;
  shown.current = editor.version;
  if (isOther) begun.current = editor.version;
  return begun.current;
}

/** Mounts the editor anew when other values are to be shown: a copy that was kept, a version that was saved elsewhere. */
export const EditorMount = ({ editor, reply }: Pick<Props, 'editor' | 'reply'>) => {
  const [taken, setTaken] = useState<{ times: number; over: number; fields: FieldValues } | null>(null);
  const begun = useBegun({ editor, reply });
  const isShown = taken?.over === begun;
  const { id } = editor.invoice;
  const note = useNote(id, reply?.note);
  return (
    <>
      <EditorPage
        key={`${id}.${begun}.${editor.page?.page ?? 0}.${isShown ? taken.times : 0}`}
        editor={editor}
        fields={isShown ? taken.fields : editor.fields}
        reply={reply}
        isRestored={isShown}
        note={note}
        restore={(fields) => setTaken({ times: (taken?.times ?? 0) + 1, over: begun, fields })}
      />
      {reply?.asks && (
        <ActDialog
          act="submit-review"
          page={reply.asks}
          note={reply.note}
          closeTo={editor.page ? paths.editLines(id, editor.page.page) : paths.editInvoice(id)}
        />
      )}
    </>
  );
};
