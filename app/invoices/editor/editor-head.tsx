import { Form } from '@remix-run/react';
import { BackToList } from '#app/invoices/list/back-to-list.tsx';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { Editor } from './editor.server.ts';
import type { SaveState } from './use-autosave.ts';

/** The reference, whether all is saved, and what can be done with the draft as a whole. */
export const EditorHead = ({
  editor,
  state,
  savedAt,
}: {
  editor: Editor;
  state: SaveState;
  savedAt: string;
}) => {
  const t = useT();
  const f = useFormat();
  const { id, provisionalRef, status } = editor.invoice;
  const words = {
    saved: () => t('editor:savedAt', { date: f.instant(savedAt) }),
    saving: () => t('editor:saving'),
    invalid: () => t('editor:state.invalid'),
    offline: () => t('editor:state.offline'),
    dirty: () => t('editor:unsaved'),
    signedOut: () => t('editor:unsaved'),
    conflict: () => t('editor:unsaved'),
    refused: () => t('editor:unsaved'),
  };
  return (
    <div className="subhead">
      <BackToList look="quiet">{t('editor:back')}</BackToList>
      <h1 className="h2">
        <span className="nowrap">{provisionalRef}</span> <Chip status={status} />
      </h1>
      <span className="small muted" role="status" data-save={state.name}>
        {words[state.name]()}
      </span>
      <span className="row push">
        <LinkButton size="desk" icon="history" to={paths.invoice(id)}>
          {t('timeline:title')}
        </LinkButton>
        <Form method="post" action={paths.invoice(id)} data-act="duplicate">
          <Button size="desk" icon="copy" name="act" value="duplicate">
            {t('invoices:act.duplicate')}
          </Button>
        </Form>
        <LinkButton size="desk" look="danger" icon="trash-2" to={paths.invoice(id, { ask: 'delete-draft' })}>
          {t('invoices:act.delete-draft')}
        </LinkButton>
      </span>
    </div>
  );
};
