import { useT } from '#app/lib/use-t.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import type { Holder, OfficeCodes } from './read-codes.server.ts';

/** What the telephones of the demonstration's colleagues would show at this moment. */
export const CodesPanel = ({ codes: { offices } }: { codes: { offices: OfficeCodes[] } }) => {
  const t = useT();
  return (
    <Sheet pad className="stack">
      <h2 className="h3">{t('mailbox:codes.title')}</h2>
      {offices.length === 0 && <p className="small muted">{t('mailbox:codes.none')}</p>}
      {offices.map(({ id, name, holders, password }) => (
        <section key={id} className="stack" aria-label={name}>
          {offices.length > 1 && <h3 className="label">{name}</h3>}
          <ul className="codes">
            {holders.map((holder) => (
              <Code key={holder.id} holder={holder} />
            ))}
          </ul>
          {password && (
            <p className="password small">
              {t('mailbox:codes.password')}
              <b className="strong nowrap">{password}</b>
              <CopyButton value={password} what={t('mailbox:codes.passwordOf')} />
            </p>
          )}
        </section>
      ))}
      <p className="small muted">{t('mailbox:codes.what')}</p>
    </Sheet>
  );
};

const Code = ({ holder: { name, email, role, code } }: { holder: Holder }) => {
  const t = useT();
  return (
    <li>
      <span>
        <b className="strong">{name}</b>, {t(`mailbox:codes.role.${role}`)}
        <small>{email}</small>
      </span>
      {code ? (
        <>
          <span className="code">{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
          <CopyButton value={code} what={t('mailbox:codes.codeOf', { name })} />
        </>
      ) : (
        <span className="small muted">{t('mailbox:codes.used')}</span>
      )}
    </li>
  );
};
