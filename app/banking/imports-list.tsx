import { Form, useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import type { BankingData } from './banking.server.ts';

type Reply = { iban: string; text: string } | undefined;

/** Files that were brought in: what was taken of them, what was known, what was left out and why. */
export const ImportsList = ({ page, reply }: { page: BankingData; reply: Reply }) => {
  const t = useT();
  const f = useFormat();
  if (page.imports.length === 0) return <p className="muted">{t('banking:import.empty')}</p>;
  const unknown = [...new Set(page.imports.flatMap(({ foreign }) => foreign))];
  return (
    <>
      <ul className="rows bank-imports">
        {page.imports.map((one) => (
          <li key={one.id} data-import={one.id}>
            <p>
              <b>{one.fileName}</b>{' '}
              <span className="muted">
                {t('banking:import.by', { date: f.instant(one.at), name: one.recordedBy })}
              </span>
            </p>
            <p>
              {t('banking:import.taken', { count: one.taken })},{' '}
              {t('banking:import.known', { count: one.known })}
            </p>
            {one.remarks.map((text) => (
              <p key={text} className="small bank-remark">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {page.businesses.length > 0 &&
        unknown.map((iban) => <AddAccount key={iban} iban={iban} page={page} reply={reply} />)}
    </>
  );
};

const AddAccount = ({ iban, page, reply }: { iban: string; page: BankingData; reply: Reply }) => {
  const t = useT();
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" action={paths.settlements()} className="stack narrow" data-act="add-bank-account">
      <input type="hidden" name="act" value="add-bank-account" />
      <input type="hidden" name="iban" value={iban} />
      <p>{t('banking:account.body', { iban })}</p>
      <Field label={t('banking:account.business')} errors={reply?.iban === iban ? [reply.text] : undefined}>
        {(props) => (
          <Select desk {...props} name="businessId" required defaultValue="">
            <option value="">{t('banking:question.choose')}</option>
            {page.businesses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p>
        <Button size="desk" busy={busy}>
          {t('banking:account.save')}
        </Button>
      </p>
    </Form>
  );
};
