import { dial } from '#app/lib/dial.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import type { CustomerView } from './customer-data.ts';

/** Whom to ask, as the mail names him: to call, and to write to. */
export const Question = ({ view: { contact, kind, title, number } }: { view: CustomerView }) => {
  const t = useT();
  const phone = contact.phone.replaceAll(' ', '\u00A0');
  const subject = encodeURIComponent(`${title} ${number}`);
  return (
    <section className="ask" aria-labelledby="question">
      <p className="small muted" id="question">
        {t('customer:question', { context: kind, who: [contact.name, phone].filter(Boolean).join(', ') })}
      </p>
      <p className="ask__ways">
        {contact.phone && (
          <LinkButton icon="phone" to={dial(contact.phone)}>
            {t('customer:call')}
          </LinkButton>
        )}
        {contact.email && (
          <LinkButton icon="mail" to={`mailto:${contact.email}?subject=${subject}`}>
            {t('customer:write')}
          </LinkButton>
        )}
      </p>
    </section>
  );
};
