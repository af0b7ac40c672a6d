import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { MailRow } from '#db/queries/trace.ts';

/** Every mail about the invoice and what its provider reported, newest first. */
export const MailsSection = ({ mails }: { mails: readonly MailRow[] }) => {
  const t = useT();
  const f = useFormat();
  const kinds = new Map<string, string>(Object.entries(t('timeline:mails.kind', { returnObjects: true })));
  const events = new Map<string, string>(Object.entries(t('timeline:mails.event', { returnObjects: true })));
  if (mails.length === 0) return null;
  return (
    <section className="one-section one-section--wide" aria-labelledby="mails">
      <Fold
        icon="mail"
        summary={
          <h2 className="h3" id="mails">
            {t('timeline:mails.title')} ({mails.length})
          </h2>
        }
      >
        <Ledger label={t('timeline:mails.title')}>
          <thead>
            <tr>
              {(['what', 'to', 'state', 'when'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`timeline:mails.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mails.toReversed().map((mail) => (
              <LedgerRow key={mail.id} data-mail={mail.kind} data-status={mail.state}>
                <td>
                  <b>{kinds.get(mail.kind) ?? mail.kind}</b>
                  {mail.subject && <span className="sub">{mail.subject}</span>}
                </td>
                <td>
                  {mail.toName}
                  <span className="sub">{mail.to}</span>
                </td>
                <td>
                  {t(`timeline:mails.states.${mail.state}`)}
                  {mail.error && <span className="sub bad">{mail.error}</span>}
                  {mail.events.map(({ type, at }) => (
                    <span key={type + at} className="sub">
                      {events.get(type.replace(/^email\./, '')) ?? type},{' '}
                      {f.instant(new Date(at).toISOString())}
                    </span>
                  ))}
                </td>
                <td className="num">{f.instant(mail.createdAt)}</td>
              </LedgerRow>
            ))}
          </tbody>
        </Ledger>
      </Fold>
    </section>
  );
};
