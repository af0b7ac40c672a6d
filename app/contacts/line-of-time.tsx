import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { LineEntry } from '#db/queries/contacts.ts';

type Props = { list: readonly LineEntry[]; customerId: string; mayEnd: boolean };

/** What was said between an office and a customer, the newest first, each with what comes next and who does it. */
export const LineOfTime = ({ list, customerId, mayEnd }: Props) => {
  const t = useT();
  const f = useFormat();
  return (
    <ol className="talk" aria-label={t('contacts:title')}>
      {list.map(({ id, what, person, words, number, cents, currency, on, next, by, at }) => (
        <li key={`${what} ${id}`} data-line={what}>
          <p>
            <b className="strong">{t(`contacts:what.${what}`)}</b>
            {[
              person,
              number,
              cents !== null && currency ? f.money(cents, currency) : null,
              on ? t('contacts:for', { date: f.date(on) }) : null,
            ]
              .filter(Boolean)
              .map((each) => `, ${each}`)
              .join('')}
          </p>
          {words && <q className="pre">{words}</q>}
          {next && (
            <p className="small row" data-step={next.isDone ? 'done' : 'open'}>
              {next.isDone ? <s>{next.step}</s> : <b>{next.step}</b>}
              <span className="muted">{t('contacts:nextBy', { date: f.date(next.on), name: next.who })}</span>
              {!next.isDone && mayEnd && <DoneForm contactId={id} action={paths.outstanding(customerId)} />}
            </p>
          )}
          <p className="small muted">{t('contacts:by', { name: by, date: f.instant(at) })}</p>
        </li>
      ))}
    </ol>
  );
};

/** The step is done, with one press. */
export const DoneForm = ({ contactId, action }: { contactId: string; action: string }) => {
  const t = useT();
  return (
    <Form method="post" action={action} data-act="end-step">
      <input type="hidden" name="act" value="end-step" />
      <input type="hidden" name="contact" value={contactId} />
      <Button size="desk" icon="check">
        {t('contacts:done')}
      </Button>
    </Form>
  );
};
