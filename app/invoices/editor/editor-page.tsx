import { getFormProps } from '@conform-to/react';
import { Form as RemixForm, useNavigate, useNavigation, useSubmit } from '@remix-run/react';
import { type FormEvent, type MutableRefObject, useCallback, useEffect, useRef } from 'react';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { useLocale } from '#app/lib/use-t.tsx';
import { AdjustmentsSection } from './adjustments-section.tsx';
import {
  AskedProvider,
  focusNextRequest,
  judgedRequests,
  openOf,
  useFirstRequest,
} from './asked-context.tsx';
import { BuyerQuestion } from './buyer-question.tsx';
import { CommitBar } from './commit-bar.tsx';
import { CopyNotice } from './copy-notice.tsx';
import { useDraftCopy } from './draft-copy.ts';
import type { EditorReply } from './edit.server.ts';
import type { Editor } from './editor.server.ts';
import { LiveProvider } from './editor-context.tsx';
import { EditorHead } from './editor-head.tsx';
import { EditorNotices } from './editor-notices.tsx';
import { editorSchema } from './editor-schema.ts';
import type { FieldValues } from './fields-of.ts';
import { JudgedNotice } from './judged-notice.tsx';
import { KeptSection } from './kept-section.tsx';
import { pageAsked } from './line-pages.ts';
import { LinesSection } from './lines-section.tsx';
import { focusNextProblem } from './next-problem.ts';
import { NotesSection } from './notes-section.tsx';
import { PartiesSection } from './parties-section.tsx';
import { Preview } from './preview.tsx';
import { SaidNotice } from './said-notice.tsx';
import { isSendAct, sendAct } from './send-acts.ts';
import { SourceNotice } from './source-notice.tsx';
import { SpecialsSection } from './specials-section.tsx';
import { TurnSigns } from './turn-signs.tsx';
import { TwinQuestion } from './twin-question.tsx';
import { isTypedBefore } from './typed-before.ts';
import { useAutosave } from './use-autosave.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { useLive, withUnprintable } from './use-live.ts';
import { usePreview } from './use-preview.ts';
import { useSending } from './use-sending.ts';
import { WhatSection } from './what-section.tsx';

export type Props = {
  editor: Editor;
  fields: FieldValues;
  reply?: EditorReply;
  isRestored: boolean;
  /** The word to the owner, which outlives a page of lines and every version. */
  note: MutableRefObject<string>;
  restore: (fields: FieldValues) => void;
};

/** The editor of one draft. Without a script it is a plain form; with one it saves by itself and shows what it does. */
export const EditorPage = ({ editor, fields: initial, reply, isRestored, note, restore }: Props) => {
  const locale = useLocale();
  const element = useRef<HTMLFormElement>(null);
  const { id } = editor.invoice;
  const schema = editorSchema(locale);
  const [form, fields] = useAppForm({
    id: 'editor',
    schema,
    lastResult: reply?.result,
    defaultValue: initial,
  });
  const { live: read, refresh, judge } = useLive(element, editor, locale);
  const { version, savedAt, now } = editor;
  const keptAs = copyName(editor);
  const navigation = useNavigation();
  const autosave = useAutosave({
    id,
    copy: keptAs,
    version,
    savedAt,
    held: initial.held ?? '',
    now,
    form: element,
    isPosting: navigation.state === 'submitting',
  });
  const { refresh: redraw, ...preview } = usePreview(id, element, editor.unprintable);
  const live = withUnprintable(read, preview.unprintable);
  const { copy, drop, hide } = useDraftCopy(keptAs, () => element.current);
  const submit = useSubmit();
  const navigate = useNavigate();
  // A refusal answers before the page is read anew: from then on a press counts again.
  const sentWith = useRef<EditorReply>();
  const isAnswered = reply !== undefined && reply !== sentWith.current;
  const isSending = isSendAct(navigation.formData?.get('do')) && !isAnswered;
  const own = reply?.saved;
  useEffect(() => {
    if (own) autosave.adopt(own);
  }, [own, autosave.adopt]);

  /** Posts all that is typed with an act, over the version that was just saved, which may not be drawn yet. */
  const post = (act: string) => {
    if (!element.current) return;
    const body = new FormData(element.current);
    body.set('version', String(autosave.version.current));
    body.set('held', autosave.held.current);
    body.set('do', act);
    sentWith.current = reply;
    // What is refused stays where it was typed; another page begins at its top all the same.
    submit(body, { method: 'post', preventScrollReset: true });
  };
  const elsewhere = editor.page?.elsewhere.blocking ?? 0;
  const { send, tries, forget, ...sending } = useSending({
    form: element,
    save: autosave.save,
    judge: () => withUnprintable(judge(), preview.unprintable),
    elsewhere,
    post,
  });

  const touch = useCallback(() => {
    redraw();
    refresh();
    autosave.touch();
    forget();
  }, [refresh, redraw, autosave.touch, forget]);

  // Rows that were added, moved or taken away change the document without a key being pressed.
  const shape = [
    fields.lines,
    fields.adjustments,
    fields.precedingDocuments,
    fields.dueRule.getFieldset().parts,
  ]
    .flatMap((list) => list.getFieldList().map(({ key }) => key))
    .join();
  const lastShape = useRef(shape);
  useEffect(() => {
    if (lastShape.current === shape) return;
    lastShape.current = shape;
    touch();
  }, [shape, touch]);

  // What was taken up from this browser, or typed before the script came, is not on the server yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is shown
  useEffect(() => {
    if (isRestored || isTypedBefore(element.current)) touch();
  }, []);
  useEditorKeys(element, () => {
    if (!isSending) void send(sendAct);
  });

  /** With a script every act saves first, by the same way as autosave: one writer, so nobody conflicts with himself. */
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement) || submitter.name !== 'do')
      return formProps.onSubmit(event);
    event.preventDefault();
    if (isSendAct(submitter.value)) return send(submitter.value);
    await perform(submitter.value);
  };
  const perform = async (act: string) => {
    const { name: outcome } = await autosave.save();
    if (outcome === 'invalid') {
      judge();
      return focusNextProblem(element.current);
    }
    if (outcome !== 'saved' || act === 'save' || !element.current) return;
    const page = pageAsked(new FormData(element.current), act);
    if (page !== null) return navigate(paths.editLines(id, page), { preventScrollReset: true });
    post(act);
  };
  const requests = judgedRequests(editor.requests, live.content, editor.page);
  const opened = reply === undefined && !isRestored;
  useFirstRequest(element, opened);
  const formProps = getFormProps(form);
  return (
    <LiveProvider value={{ ...live, tries }}>
      <AskedProvider list={requests} form={element}>
        <EditorHead editor={editor} state={autosave.state} savedAt={autosave.saved.at} />
        <EditorNotices
          editor={editor}
          state={autosave.state}
          reply={reply}
          form={form}
          copy={copy}
          onRestore={restore}
          onDrop={drop}
          onHide={hide}
          onKeepMine={autosave.keepMine}
        />
        <TwinQuestion twins={reply?.twins} />
        <div className="edit">
          <RemixForm
            method="post"
            {...formProps}
            onSubmit={onSubmit}
            ref={element}
            data-act="save-draft"
            data-own-keeping=""
            onInput={touch}
            preventScrollReset
          >
            <input type="hidden" name="version" value={autosave.saved.version} />
            <input type="hidden" name="held" value={autosave.saved.held} />
            {/* The first button of a form is the one that Enter presses. */}
            <button type="submit" name="do" value="save" className="vh" tabIndex={-1} aria-hidden="true" />
            <SourceNotice source={editor.source} />
            <CopyNotice copy={editor.copyOf} />
            {!fields.customerId.value && <BuyerQuestion editor={editor} />}
            <TurnSigns />
            <SaidNotice />
            <PartiesSection
              fields={fields}
              editor={editor}
              touch={touch}
              onFound={(customer) => void perform(customer)}
            />
            <WhatSection fields={fields} form={form} editor={editor} />
            <LinesSection fields={fields} form={form} editor={editor} />
            <AdjustmentsSection fields={fields} form={form} />
            <SpecialsSection fields={fields} />
            <NotesSection fields={fields} />
            <KeptSection fields={fields} editor={editor} />
            <JudgedNotice editor={editor} customerId={fields.customerId.value} />
          </RemixForm>
          <Preview
            id={id}
            version={version}
            reference={editor.invoice.provisionalRef}
            page={editor.page}
            {...preview}
          />
        </div>
        <CommitBar
          live={live}
          elsewhere={elsewhere}
          onNextProblem={() => focusNextProblem(element.current)}
          notSent={sending.notSent}
          asked={requests.length > 0 ? { open: openOf(requests).length, note } : null}
          release={editor.release}
          onNextRequest={() => focusNextRequest(element.current, { also: ['otherwise'] })}
          busy={isSending || sending.isUnderWay}
        />
      </AskedProvider>
    </LiveProvider>
  );
};

/** What was typed on one page of lines is kept apart from the others. */
const copyName = ({ invoice, page }: Editor) => (page ? `${invoice.id}/${page.page}` : invoice.id);
