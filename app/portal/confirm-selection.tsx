import { Form } from '@remix-run/react';
import type { CodeRefusal } from '#app/auth/link-code.server.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { type CodeSending, CodeStep } from '#app/reviews/code-step.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { Selection } from './approve-selection.server.ts';

type Props = {
  selection: Selection;
  as: string | null;
  refusal: CodeRefusal | undefined;
  sending: CodeSending;
};

/** What a group approval would do, one line each, with the total; and what it leaves out and why. */
export const ConfirmSelection = ({ selection, as, refusal, sending }: Props) => {
  const t = useT();
  const f = useFormat();
  const { items, left, code } = selection;
  const back = paths.portal({ as: as ?? undefined });
  // A form that may come back for its code comes back to this list.
  const ids = items.map(({ id }) => id);
  const here = code ? paths.portal({ as: as ?? undefined, confirm: 1, id: ids }) : back;
  const sums = sumsByCurrency(items.map(({ amountCents: cents, currency }) => ({ cents, currency })));
  const isEmpty = items.length === 0;
  const title = isEmpty ? t('portal:confirm.none') : t('portal:confirm.title', { count: items.length });
  return (
    <Dialog title={title} closeTo={back} id="confirm">
      <Form method="post" action={here} data-act="approve" data-waits="">
        <input type="hidden" name="act" value="approve" />
        {items.map(({ id, revisionSha256, nonce }) => (
          <span key={id} hidden>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name={`revision:${id}`} value={revisionSha256} />
            <input type="hidden" name={`nonce:${id}`} value={nonce} />
          </span>
        ))}
        <DialogBody>
          {isEmpty && left.length === 0 && <p>{t('portal:choose')}</p>}
          {!isEmpty && (
            <ul className="past">
              {items.map((item) => (
                <li key={item.id}>
                  <b className="strong">{item.buyer}</b>
                  <span className="num strong">{f.money(item.amountCents, item.currency)}</span>
                  <span className="meta">{t('portal:confirm.by', { subject: item.subject })}</span>
                </li>
              ))}
            </ul>
          )}
          {!isEmpty && (
            <p className="between">
              <span>{t('portal:confirm.total')}</span>
              <b className="amount text-[length:var(--t-28)]">
                {sums.map(({ cents, currency }) => (
                  <span key={currency} className="due block">
                    {f.money(cents, currency)}
                  </span>
                ))}
              </b>
            </p>
          )}
          {left.length > 0 && <LeftOut left={left} />}
          {!isEmpty && (
            <Notice icon="lock">
              <p>{t('portal:confirm.final', { count: items.length })}</p>
            </Notice>
          )}
          {code && <CodeStep {...code} refusal={refusal} sending={sending} />}
        </DialogBody>
        <DialogFoot>
          {!isEmpty && (
            <Button look="primary" size="lg" block id="confirm-selection">
              {t('portal:confirm.send', { count: items.length })}
            </Button>
          )}
          <LinkButton block to={back}>
            {t('portal:confirm.back')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};

const LeftOut = ({ left }: Pick<Selection, 'left'>) => {
  const t = useT();
  return (
    <Notice tone="ochre">
      <p>{t('portal:confirm.left', { count: left.length })}</p>
      <ul>
        {left.map(({ id, buyer, why }) => (
          <li key={id}>
            {buyer}, {t(`portal:why.${why}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
};
