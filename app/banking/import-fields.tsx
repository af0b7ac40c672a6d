import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useQuestionWords } from './question-words.ts';
import type { ImportReply } from './reply.ts';

/** Brings a bank's file in, by its field or dropped anywhere on the page. */
export const ImportFields = ({ importId, reply }: { importId: string; reply: ImportReply | undefined }) => {
  const t = useT();
  const words = useQuestionWords();
  const busy = useNavigation().state !== 'idle';
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [isSeveral, setSeveral] = useState(false);
  useDroppedFile(({ files }) => {
    setSeveral(files.length > 1);
    if (!field.current || files.length !== 1) return;
    field.current.files = files;
    form.current?.requestSubmit();
  });
  return (
    <Form
      ref={form}
      method="post"
      action={paths.settlements()}
      encType="multipart/form-data"
      className="stack narrow"
      data-act="import-statement"
    >
      <input type="hidden" name="act" value="import-statement" />
      <input type="hidden" name="importId" value={importId} />
      {isSeveral && (
        <Notice tone="ochre" role="alert">
          <p>{t('banking:import.oneOnly')}</p>
        </Notice>
      )}
      {reply && (
        <Notice tone={reply.questions.length > 0 ? 'ochre' : 'red'} role="alert">
          <p>{t(reply.questions.length > 0 ? 'banking:import.asks' : 'banking:import.refused')}</p>
          {reply.refused.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
      {Object.entries(reply?.answers ?? {})
        .filter(([name]) => !reply?.questions.some((question) => question.name === name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={`answer-${name}`} value={value} />
        ))}
      {reply?.questions.map((question) => (
        <Field key={question.name} label={words.asked(question)}>
          {(props) => (
            <Select
              desk
              {...props}
              name={`answer-${question.name}`}
              defaultValue={reply.answers[question.name] ?? ''}
            >
              <option value="">{t('banking:question.choose')}</option>
              {question.choices.map((choice) => (
                <option key={choice} value={choice}>
                  {words.choice(choice)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <Field label={t('banking:import.file')} hint={t('banking:import.hint')}>
        {(props) => (
          <input {...props} ref={field} className="input input--desk" type="file" name="file" required />
        )}
      </Field>
      <p>
        <Button size="desk" icon="file-up" busy={busy}>
          {t('banking:import.read')}
        </Button>
      </p>
    </Form>
  );
};

function useDroppedFile(take: (dropped: DataTransfer) => void) {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => hasFile(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFile(event) || !event.dataTransfer) return;
      event.preventDefault();
      latest.current(event.dataTransfer);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);
}
