import { Form } from '@remix-run/react';
import { useId } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Select } from '#app/ui/input.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { SettingsPage } from './read-settings.server.ts';
import { roleNames } from './role-names.ts';

/** Who works at the office; who manages them sees what each may do and can take it back. */
export const PeopleSection = ({ people, me, now, mayManage }: SettingsPage) => {
  const t = useT();
  const active = people.filter(({ disabledAt }) => disabledAt === null);
  const former = people.filter(({ disabledAt }) => disabledAt !== null);
  const row = (person: Person) => (
    <PersonRow key={person.id} person={person} isMe={person.id === me.id} mayManage={mayManage} now={now} />
  );
  return (
    <Section
      title={t('settings:people.title')}
      acts={
        mayManage && (
          <LinkButton look="primary" size="desk" icon="user-plus" to={paths.settings({ edit: 'invite' })}>
            {t('settings:invite.title')}
          </LinkButton>
        )
      }
    >
      {!mayManage && <p className="intro">{t('settings:people.readOnly')}</p>}
      <ul className="rows">{active.map(row)}</ul>
      {former.length > 0 && (
        <Fold summary={t('settings:people.former', { count: former.length })}>
          <ul className="rows">{former.map(row)}</ul>
        </Fold>
      )}
    </Section>
  );
};

type Person = SettingsPage['people'][number];
type RowProps = { person: Person; isMe: boolean; mayManage: boolean; now: string };

const PersonRow = ({ person, isMe, mayManage, now }: RowProps) => {
  const t = useT();
  const { name, email, role, disabledAt } = person;
  return (
    <li className={disabledAt ? 'off' : undefined} data-status={stateOf(person, now)}>
      <div>
        <b>{name}</b>{' '}
        <span className="muted">{isMe ? t('settings:people.you') : t(`settings:role.${role}`)}</span>
        <span className="sub">{email}</span>
        <PersonState person={person} now={now} />
      </div>
      {mayManage && !isMe && <PersonActs person={person} />}
    </li>
  );
};

const stateOf = ({ disabledAt, hasPassword, hasSecondFactor, invitedUntil }: Person, now: string) => {
  if (disabledAt) return 'disabled';
  if (!hasPassword) return invitedUntil && invitedUntil > now ? 'invited' : 'invitationEnded';
  return hasSecondFactor ? 'active' : 'noSecondFactor';
};

const PersonState = ({ person, now }: { person: Person; now: string }) => {
  const t = useT();
  const f = useFormat();
  const state = stateOf(person, now);
  const { openSessions, invitedUntil, disabledAt } = person;
  if (state === 'active' && openSessions === 0) return null;
  const words = {
    active: () => t('settings:sessions', { count: openSessions }),
    noSecondFactor: () => t('settings:people.noSecondFactor'),
    invited: () => t('settings:people.invited', { date: f.instant(invitedUntil ?? '') }),
    invitationEnded: () => t('settings:people.invitationEnded'),
    disabled: () => t('settings:people.disabled', { date: f.instant(disabledAt ?? '') }),
  }[state];
  return <span className={state === 'active' ? 'sub' : 'sub advice'}>{words()}</span>;
};

/** Everything that can be done with a colleague, each a form of its own. */
const PersonActs = ({
  person: { id, name, role, hasPassword, hasSecondFactor, disabledAt, openSessions },
}: {
  person: Person;
}) => {
  const t = useT();
  const act = (value: string, words: string) => (
    <Form method="post" action={paths.settings()} data-act={value}>
      <input type="hidden" name="staffId" value={id} />
      <Button size="desk" name="act" value={value} aria-label={`${words}, ${name}`}>
        {words}
      </Button>
    </Form>
  );
  const ask = (value: string, words: string, look?: 'danger') => (
    <LinkButton
      size="desk"
      look={look}
      to={paths.settings({ ask: value, person: id })}
      preventScrollReset
      aria-label={`${words}, ${name}`}
    >
      {words}
    </LinkButton>
  );
  if (disabledAt && !hasPassword) return null;
  if (disabledAt) return <div className="acts">{act('enable', t('settings:people.enable'))}</div>;
  return (
    <div className="acts">
      <RoleForm id={id} name={name} role={role} />
      {!hasPassword && act('invite-again', t('settings:people.inviteAgain'))}
      {openSessions > 0 && act('end-sessions', t('settings:people.endSessions'))}
      {hasSecondFactor && ask('reset-factor', t('settings:people.resetFactor'))}
      {hasPassword
        ? ask('disable', t('settings:people.disable'), 'danger')
        : ask('withdraw-invitation', t('settings:people.withdraw'), 'danger')}
    </div>
  );
};

const RoleForm = ({ id, name, role }: Pick<Person, 'id' | 'name' | 'role'>) => {
  const t = useT();
  const select = useId();
  return (
    <Form method="post" action={paths.settings()} data-act="change-role" className="acts">
      <input type="hidden" name="staffId" value={id} />
      <label className="vh" htmlFor={select}>
        {t('settings:people.roleOf', { name })}
      </label>
      <Select desk id={select} name="role" defaultValue={role} key={role}>
        {roleNames.map((each) => (
          <option key={each} value={each}>
            {t(`settings:role.${each}`)}
          </option>
        ))}
      </Select>
      <Button
        size="desk"
        name="act"
        value="change-role"
        aria-label={t('settings:people.changeRoleOf', { name })}
      >
        {t('settings:people.changeRole')}
      </Button>
    </Form>
  );
};
