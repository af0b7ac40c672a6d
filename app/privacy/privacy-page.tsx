import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { AskDialog } from '#app/ui/ask-dialog.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { PrivacyPage as Data } from './privacy.server.ts';
import { Register } from './register.tsx';

type Props = { page: Data; refused?: keyof Texts };
type Texts = Record<'notFound' | 'stillActive' | 'openReview' | 'openDraft' | 'alreadyErased', string>;

/** What is kept, why and how long; for administrators, what a person may ask for. */
export const PrivacyPage = ({ page, refused }: Props) => {
  const t = useT();
  return (
    <>
      <PageHead title={t('privacy:title')} />
      <p className="muted told">{t('privacy:intro')}</p>
      {page.isDone && <Notice tone="green">{t('privacy:done')}</Notice>}
      {refused && (
        <Notice tone="red" role="alert">
          {t(`privacy:refused.${refused}`)}
        </Notice>
      )}
      {page.mayErase && <People page={page} />}
      <Register tables={page.tables} />
      {page.asked && <EraseDialog person={page.asked} find={page.find} />}
    </>
  );
};

const People = ({ page: { find, people } }: { page: Data }) => {
  const t = useT();
  return (
    <section className="sec">
      <h2 className="h2">{t('privacy:people')}</h2>
      <p className="muted">{t('privacy:peopleIntro')}</p>
      <Form method="get" action={paths.privacy()} className="row items-end">
        <Field label={t('privacy:find')}>
          {(props) => <Input {...props} name="find" defaultValue={find} maxLength={200} />}
        </Field>
        <Button icon="search">{t('privacy:search')}</Button>
      </Form>
      {find && people.length === 0 && <p>{t('privacy:none')}</p>}
      {people.length > 0 && (
        <ul className="rows">
          {people.map(({ kind, id, name, email }) => (
            <li key={id} data-person={kind}>
              <div>
                <b>{name}</b> <span className="muted">{t(`privacy:reader.${kind}`)}</span>
                <span className="sub">{email}</span>
              </div>
              <span className="acts">
                <Form
                  method="post"
                  action={paths.personExport(kind, id)}
                  reloadDocument
                  data-act="export-person"
                >
                  <input type="hidden" name="find" value={find} />
                  <Button size="desk" icon="download">
                    {t('privacy:export')}
                  </Button>
                </Form>
                <LinkButton size="desk" to={paths.privacy({ find, person: id })} preventScrollReset>
                  {t('privacy:erase')}
                </LinkButton>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const EraseDialog = ({ person, find }: { person: NonNullable<Data['asked']>; find: string }) => {
  const t = useT();
  return (
    <AskDialog
      title={t('privacy:ask.title', { name: person.name })}
      closeTo={paths.privacy({ find })}
      action={paths.privacy()}
      act="erase-person"
      values={{ kind: person.kind, id: person.id }}
      confirm={t('privacy:ask.confirm')}
      busy={useSending()}
    >
      <p>{t('privacy:ask.body')}</p>
    </AskDialog>
  );
};
