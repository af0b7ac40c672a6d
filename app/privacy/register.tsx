import { useT } from '#app/lib/use-t.tsx';
import type { PrivacyPage } from './privacy.server.ts';

type Table = PrivacyPage['tables'][number];

/** What is kept, each thing by the name people give it, with why, how long and what of it is about somebody. */
export const Register = ({ tables }: Pick<PrivacyPage, 'tables'>) => {
  const t = useT();
  const named = tables
    .map((table) => ({ ...table, title: t(`privacy:tables.${table.name}`) }))
    .sort((a, b) => a.title.localeCompare(b.title));
  return (
    <section className="sec">
      <h2 className="h2">{t('privacy:register')}</h2>
      <ul className="rows register">
        {named.map((table) => (
          <RegisterItem key={table.name} table={table} />
        ))}
      </ul>
    </section>
  );
};

const RegisterItem = ({ table }: { table: Table & { title: string } }) => {
  const t = useT();
  const { name, title, why, keep, personal, secret } = table;
  const words = (fields: Table['personal']) =>
    [...new Set(fields.map((field) => t(`privacy:fields.${field}`)))].join(', ');
  return (
    <li data-table={name}>
      <div>
        <h3>
          <b>{title}</b>
        </h3>
        <span className="sub">{t('privacy:line.why', { why: t(`privacy:why.${why}`) })}</span>
        <span className="sub">{t('privacy:line.keep', { keep: t(`privacy:keep.${keep}`) })}</span>
        {personal.length > 0 && (
          <span className="sub">{t('privacy:line.personal', { fields: words(personal) })}</span>
        )}
        {secret.length > 0 && (
          <span className="sub">{t('privacy:line.secret', { fields: words(secret) })}</span>
        )}
      </div>
    </li>
  );
};
