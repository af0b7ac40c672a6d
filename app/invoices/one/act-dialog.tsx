import { Form } from '@remix-run/react';
import { useId } from 'react';
import { FactorInput } from '#app/auth/code-field.tsx';
import { useListQuery } from '#app/invoices/list/list-address.ts';
import { TwinWords } from '#app/invoices/twin-words.tsx';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, TextArea } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ActReply } from './acts.server.ts';
import type { AskedAct } from './office-acts.ts';
import type { InvoicePage } from './one.server.ts';

/** Acts that may come with a word: to the owner, or between colleagues. */
const noted = ['submit-review', 'ask-release', 'release', 'return-draft'] as const;
const hasNote = (act: AskedAct): act is (typeof noted)[number] => noted.some((each) => each === act);

/** Acts that put a document on its way to its owner; with a credit note they take a fresh factor. */
const sends = ['submit-review', 'release'];

/** Acts before which a document that another one says the same as is asked about. */
const hasTwinQuestion = (act: AskedAct) => act === 'ask-release' || sends.includes(act);

type Props = {
  act: AskedAct;
  page: AskedPage;
  /** What was asked before and needs a fresh factor first. */
  again?: ActReply;
  /** The page without the question, where that is not the document's. */
  closeTo?: string;
  /** A word that was typed before. */
  note?: string | undefined;
};

/** What the question says of a document. */
export type AskedPage = Pick<InvoicePage, 'id' | 'reference' | 'acts' | 'twins' | 'needsFactor'>;

/** Asks before it is done: what follows, in words, and one button that does it. */
export const ActDialog = ({ act, page, again, closeTo = paths.invoice(page.id), note }: Props) => {
  const t = useT();
  const factorId = useId();
  const isBusy = useSending();
  const allowed = page.acts.find((each) => each.act === act);
  const list = useListQuery();
  const isAskedTwice = hasTwinQuestion(act) && allowed?.enabled && page.twins.length > 0;
  return (
    <Dialog title={t(`timeline:ask.${act}.title`, { ref: page.reference })} closeTo={closeTo}>
      <Form method="post" action={paths.invoice(page.id)} data-act={act}>
        <DialogBody>
          {act === 'delete-draft' && <input type="hidden" name="list" value={list} />}
          {allowed?.enabled ? (
            <p>{t(`timeline:ask.${act}.body`)}</p>
          ) : (
            <Notice tone="ochre">{t(`invoices:blocked.${allowed?.reason ?? 'notNow'}`)}</Notice>
          )}
          {isAskedTwice && (
            <Notice tone="ochre">
              <TwinWords twins={page.twins} />
              <input type="hidden" name="despiteTwins" value="1" />
            </Notice>
          )}
          {act === 'withdraw' && (
            <Field label={t('timeline:ask.withdraw.reason')} optional>
              {(props) => <Input {...props} name="reason" maxLength={500} />}
            </Field>
          )}
          {hasNote(act) && allowed?.enabled && (
            <Field label={t(`timeline:ask.${act}.note`)} hint={t(`timeline:ask.${act}.noteHint`)} optional>
              {(props) => (
                <TextArea
                  {...props}
                  name="note"
                  rows={3}
                  maxLength={4000}
                  defaultValue={again?.note ?? note}
                />
              )}
            </Field>
          )}
          {allowed?.enabled && page.needsFactor && sends.includes(act) && (
            <FactorInput id={factorId} name="factorCode" errors={again && [again.error]} />
          )}
        </DialogBody>
        <DialogFoot>
          {allowed?.enabled && (
            <Button
              look={act === 'delete-draft' ? 'danger' : 'primary'}
              name="act"
              value={act}
              block
              busy={isBusy}
            >
              {isAskedTwice ? t('invoices:twin.anyway') : t(`timeline:ask.${act}.confirm`)}
            </Button>
          )}
          <LinkButton block to={closeTo} replace preventScrollReset>
            {t('timeline:keep')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};
