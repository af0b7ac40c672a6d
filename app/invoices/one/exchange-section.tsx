import { Form, useNavigation } from '@remix-run/react';
import { useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { Thread } from '#app/ui/thread.tsx';
import { useCtrlKeys } from '#app/ui/use-page-keys.ts';
import type { InvoicePage } from './one.server.ts';

/** What owner and office said to each other, by round, and the answer the office owes. */
export const ExchangeSection = ({ page, error }: { page: InvoicePage; error?: string }) => {
  const t = useT();
  const f = useFormat();
  const mayReply = page.acts.some(({ act, enabled }) => act === 'reply' && enabled);
  if (page.messages.length === 0 && !mayReply) return null;
  const rounds = Map.groupBy(page.messages, ({ id }) => page.exchangeRounds[id] ?? 0);
  return (
    <section className="one-section" aria-labelledby="exchange">
      <h2 className="h2" id="exchange">
        {t('timeline:exchange.title')}
      </h2>
      {[...rounds].map(([round, messages]) => (
        <div key={round} className="stack">
          {rounds.size > 1 && <h3 className="label">{t('timeline:exchange.round', { round })}</h3>}
          <Thread
            messages={messages.map(({ id, from, text, author, at }) => ({
              id,
              from,
              text,
              by: author,
              at: <time dateTime={at}>{f.instant(at)}</time>,
            }))}
          />
        </div>
      ))}
      {mayReply && <Reply id={page.id} error={error} />}
    </section>
  );
};

const Reply = ({ id, error }: { id: string; error?: string }) => {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useNavigation().formData?.get('act') === 'reply';
  useCtrlKeys({
    enter: () =>
      form.current?.contains(document.activeElement) && form.current.querySelector('button')?.click(),
  });
  return (
    <Form ref={form} method="post" action={paths.invoice(id)} className="stack" data-act="reply" id="reply">
      <Field
        label={t('timeline:exchange.reply')}
        hint={t('timeline:exchange.replyHint')}
        errors={error ? [error] : undefined}
      >
        {(props) => <TextArea {...props} name="body" rows={4} maxLength={4000} required />}
      </Field>
      <p>
        <Button
          look="primary"
          icon="send"
          shortcut={t('timeline:exchange.sendKeys')}
          name="act"
          value="reply"
          busy={isBusy}
        >
          {t('do.send')}
        </Button>
      </p>
    </Form>
  );
};
