import { Link } from '@remix-run/react';
import { useEffect } from 'react';
import { FormErrors } from '#app/lib/forms.tsx';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Diff } from '#app/ui/diff.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { DraftCopy } from './draft-copy.ts';
import type { EditorReply } from './edit.server.ts';
import type { Editor } from './editor.server.ts';
import type { Form } from './editor-fields.ts';
import { editorSchema } from './editor-schema.ts';
import type { FieldValues } from './fields-of.ts';
import type { Conflict } from './save.server.ts';
import type { SaveState } from './use-autosave.ts';

/** Where the page says what became of a press, and takes the focus to. */
export const noticesId = 'editor-notices';

type Props = {
  editor: Editor;
  state: SaveState;
  reply?: EditorReply;
  form: Form;
  copy: DraftCopy | null;
  onRestore: (fields: FieldValues) => void;
  onDrop: () => void;
  onHide: () => void;
  onKeepMine: (version: number) => void;
};

/** What concerns the draft as a whole: a conflict, an expired session, changes that were kept in this browser. */
export const EditorNotices = ({
  editor,
  state,
  reply,
  form,
  copy,
  onRestore,
  onDrop,
  onHide,
  onKeepMine,
}: Props) => {
  const t = useT();
  const conflict = state.name === 'conflict' ? state.conflict : reply?.conflict;
  const refusal = state.name === 'refused' ? state.text : reply?.refusal;
  // A refusal comes to whoever pressed the button at the foot of a long page.
  useEffect(() => {
    if (reply?.refusal) document.getElementById(noticesId)?.focus();
  }, [reply]);
  return (
    <div className="stack" id={noticesId} tabIndex={-1}>
      {reply?.result && <FormErrors form={form} />}
      {refusal && (
        <Notice tone="red" role="alert">
          {refusal}
        </Notice>
      )}
      {state.name === 'signedOut' && (
        <Notice tone="ochre" role="alert">
          {t('editor:state.signedOut')}{' '}
          <Link to={paths.signIn({ redirectTo: paths.editInvoice(editor.invoice.id) })}>
            {t('editor:state.signIn')}
          </Link>
        </Notice>
      )}
      {conflict && (
        <ConflictNotice
          conflict={conflict}
          editor={editor}
          onKeepMine={state.name === 'conflict' ? onKeepMine : undefined}
          onTake={onDrop}
        />
      )}
      {copy && (
        <CopyNotice
          copy={copy}
          version={editor.version}
          onRestore={onRestore}
          onDrop={onDrop}
          onHide={onHide}
        />
      )}
    </div>
  );
};

type ConflictProps = {
  conflict: Conflict;
  editor: Editor;
  onKeepMine?: (version: number) => void;
  onTake: () => void;
};

/** Both versions are kept: theirs is saved, yours is in the fields, and the differences stand here. */
const ConflictNotice = ({ conflict, editor, onKeepMine, onTake }: ConflictProps) => {
  const t = useT();
  const f = useFormat();
  const { version, by, at, changes, more } = conflict;
  return (
    <Notice tone="ochre" role="alert">
      <p>
        <b>{t('editor:conflict.title', { by })}</b>
      </p>
      <p>
        {changes.length > 0 ? t('editor:conflict.body', { date: f.instant(at) }) : t('editor:conflict.same')}
      </p>
      <Diff
        changes={changes.map(({ label, before, after }) => ({
          what: label,
          before: before ?? undefined,
          after: after ?? undefined,
        }))}
      />
      {more > 0 && <p className="small muted">{t('editor:conflict.more', { count: more })}</p>}
      <p className="row">
        {onKeepMine ? (
          <Button type="button" size="desk" onClick={() => onKeepMine(version)}>
            {t('editor:conflict.keep')}
          </Button>
        ) : (
          // Without a script: the same form once more, over their version.
          <Button size="desk" form="editor" name="over" value={version}>
            {t('editor:conflict.keep')}
          </Button>
        )}
        <a className="btn btn--desk" href={paths.editInvoice(editor.invoice.id)} onClick={onTake}>
          {t('editor:conflict.take')}
        </a>
      </p>
    </Notice>
  );
};

type CopyProps = { copy: DraftCopy; version: number } & Pick<Props, 'onRestore' | 'onDrop' | 'onHide'>;

const CopyNotice = ({ copy, version, onRestore, onDrop, onHide }: CopyProps) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const restore = () => {
    const form = new FormData();
    for (const [name, value] of copy.entries) form.append(name, value);
    onHide();
    onRestore(parseWithZod(form, { schema: editorSchema(locale) }).payload as unknown as FieldValues);
  };
  return (
    <Notice tone="ochre" icon="history" role="status">
      <p>
        <b>{t('editor:copy.title')}</b>
      </p>
      <p>
        {t('editor:copy.body', { date: f.instant(copy.at) })}{' '}
        {copy.version < version && t('editor:copy.older')}
      </p>
      <p className="row">
        <Button type="button" size="desk" onClick={restore}>
          {t('editor:copy.restore')}
        </Button>
        <Button type="button" size="desk" look="quiet" onClick={onDrop}>
          {t('editor:copy.drop')}
        </Button>
      </p>
    </Notice>
  );
};
