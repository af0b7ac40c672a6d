import type { SubmissionResult } from '@conform-to/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ownerForm } from './owner-form.server.ts';
import type { BusinessPage } from './read-business.server.ts';

type Props = {
  page: BusinessPage;
  /** Absent for a new one. */
  owner?: BusinessPage['owners'][number];
  lastResult?: SubmissionResult<string[]> | null;
  busy: boolean;
};

/** The form of an owner. Before the address of one is changed, it says what that does. */
export const OwnerFields = ({ page, owner, lastResult, busy }: Props) => {
  const t = useT();
  const { business, openReviews } = page;
  const defaultValue = owner && { ...owner };
  const [form, fields] = useAppForm<ReturnType<typeof ownerForm>>({ id: 'owner', lastResult, defaultValue });
  const act = owner ? 'update-owner' : 'add-owner';
  return (
    <RecordForm
      form={form}
      act={act}
      save={t(owner ? 'do.save' : 'businesses:owners.add')}
      busy={busy}
      cancelTo={paths.business(business.id)}
    >
      {owner && <input type="hidden" name="ownerId" value={owner.id} />}
      <section className="sec">
        <div className="two">
          <TextField field={fields.name} label={t('businesses:owners.name')} autoComplete="off" />
          <TextField
            field={fields.role}
            label={t('businesses:owners.role')}
            hint={t('businesses:owners.roleHint')}
            optional
            autoComplete="off"
          />
        </div>
        <div className="two">
          <TextField
            field={fields.email}
            label={t('businesses:owners.email')}
            hint={t('businesses:owners.emailHint')}
            type="email"
            autoComplete="off"
          />
          <TextField
            field={fields.phone}
            label={t('businesses:party.phone')}
            hint={t('businesses:owners.phoneHint')}
            type="tel"
            optional
            autoComplete="off"
          />
        </div>
        <FactorField field={fields.factorCode} />
        <SelectField field={fields.locale} label={t('businesses:owners.locale')} className="short">
          <option value="fr">Français</option>
          <option value="en">English</option>
        </SelectField>
        {owner && (
          <Notice icon="mail">
            <p>{t('businesses:owners.moving')}</p>
            {openReviews > 0 && <p>{t('businesses:owners.movingOpen', { count: openReviews })}</p>}
          </Notice>
        )}
      </section>
    </RecordForm>
  );
};
