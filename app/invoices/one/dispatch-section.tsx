import { Form, useNavigation } from '@remix-run/react';
import { dispatchStatuses } from '#app/audit/machines/dispatch-statuses.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Field } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Input } from '#app/ui/input.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { DispatchCard } from './dispatch-cards.ts';
import type { InvoicePage } from './one.server.ts';

/** Where the invoice went, what came back, and a way to send it again. */
export const DispatchSection = ({ page, error }: { page: InvoicePage; error?: string }) => {
  const t = useT();
  const f = useFormat();
  return (
    <section className="one-section one-section--wide" aria-labelledby="dispatch">
      <h2 className="h2" id="dispatch">
        {t('timeline:dispatch.title')}
      </h2>
      {page.dispatches.length === 0 ? (
        <p className="muted">
          {t(page.issued ? 'timeline:dispatch.state.planned' : 'timeline:dispatch.before')}
        </p>
      ) : (
        <div className="rec">
          {page.dispatches.map((card) => (
            <Card key={card.id} card={card} page={page} error={error} />
          ))}
        </div>
      )}
      {page.acknowledgements.map(({ name, at }) => (
        <p key={at} className="small row">
          <Icon name="check" />
          {t('timeline:dispatch.acknowledged', { name })}, {f.instant(at)}
        </p>
      ))}
    </section>
  );
};

const Card = ({ card, page, error }: { card: DispatchCard; page: InvoicePage; error?: string }) => {
  const t = useT();
  const f = useFormat();
  const receipts = new Map<string, string>(
    Object.entries(t('timeline:dispatch.receipt', { returnObjects: true })),
  );
  return (
    <div data-dispatch={card.id} data-status={card.state}>
      <div>
        <h3>
          <Icon name="mail" />
          {t('timeline:dispatch.email')}
        </h3>
        <Chip status={dispatchStatuses[card.state]}>{t(`timeline:dispatch.state.${card.state}`)}</Chip>
        {card.problem && (
          <p className="error">
            <Icon name="circle-alert" />
            <span>
              {t(`timeline:dispatch.problem.${card.problem}`)} {card.reason}
            </span>
          </p>
        )}
        <p className="small recipient">
          {card.recipient || t('timeline:dispatch.noRecipient')},{' '}
          <span className="nowrap">{t('timeline:dispatch.attempts', { count: card.attempts })}</span>
        </p>
        {page.mayDispatch && card.state !== 'planned' && card.state !== 'sending' && (
          <Again card={card} id={page.id} error={error} />
        )}
      </div>
      <ul>
        {card.receipts.map(({ event, at }) => (
          <li key={`${event}${at}`}>
            <span>{receipts.get(event) ?? event}</span>
            <span>{f.instant(at)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Again = ({ card, id, error }: { card: DispatchCard; id: string; error?: string }) => {
  const t = useT();
  const isBusy = useNavigation().formData?.get('act') === 'dispatch';
  return (
    <Fold
      summary={t('invoices:act.dispatch')}
      icon="send"
      open={card.state === 'needsAttention' || Boolean(error)}
    >
      <Form method="post" action={paths.invoice(id)} className="stack" data-act="dispatch">
        <input type="hidden" name="dispatchId" value={card.id} />
        <Field label={t('timeline:dispatch.to')} errors={error ? [error] : undefined}>
          {(props) => (
            <Input desk {...props} type="email" name="recipient" defaultValue={card.recipient} required />
          )}
        </Field>
        <p>
          <Button size="desk" icon="send" name="act" value="dispatch" busy={isBusy}>
            {t('timeline:dispatch.again')}
          </Button>
        </p>
      </Form>
    </Fold>
  );
};
