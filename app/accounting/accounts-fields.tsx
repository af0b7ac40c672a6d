import { Form, useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import type { Period } from '#db/queries/accounting.ts';
import { type Accounts, accountUses } from '#db/shapes/accounts.ts';
import type { AccountsReply } from './accounting-acts.server.ts';

type Props = { period: Period; accounts: Accounts; reply: AccountsReply | undefined };

/** The account for each thing; what can't be is said beside it, and what was typed stays. */
export const AccountsFields = ({ period, accounts, reply }: Props) => {
  const t = useT();
  const busy = useNavigation().state !== 'idle';
  const query = { business: period.businessId, from: period.from, to: period.to };
  return (
    <Form
      method="post"
      action={paths.accounting()}
      data-act="save-accounts"
      data-first
      className="record-form"
      noValidate
    >
      <input type="hidden" name="act" value="save-accounts" />
      {Object.entries(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="intro">{t('accounting:accounts.intro')}</p>
      <div className="three">
        {accountUses.map((use) => {
          const error = reply?.errors[use];
          return (
            <Field key={use} label={t(`accounting:use.${use}`)} {...(error && { errors: [error] })}>
              {(props) => (
                <Input
                  {...props}
                  desk
                  name={use}
                  defaultValue={(reply?.typed ?? accounts)[use]}
                  maxLength={14}
                  autoComplete="off"
                  spellCheck={false}
                  className="num"
                />
              )}
            </Field>
          );
        })}
      </div>
      <div className="form-foot">
        <Button look="primary" size="desk" busy={busy}>
          {t('do.save')}
        </Button>
        <LinkButton size="desk" look="quiet" to={paths.accounting(query)} data-abandons="">
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
