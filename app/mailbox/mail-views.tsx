import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

const views = ['html', 'text', 'headers'] as const;
type View = (typeof views)[number];

export const isMailView = (value: unknown): value is View => views.some((view) => view === value);

type Mail = {
  id: string;
  subject: string;
  text: string;
  hasHtml: boolean;
  headers: { name: string; value: string }[];
};

/** The three ways to look at a mail. Its links and buttons work: they open the page they lead to in this window. */
export const MailViews = ({ mail, view }: { mail: Mail; view: View }) => {
  const t = useT();
  return (
    <>
      <Tabs
        label={t('mailbox:views.label')}
        tabs={views.map((each) => ({
          to: paths.mail(mail.id, { show: each }),
          label: t(`mailbox:views.${each}`),
          current: each === view,
        }))}
      />
      {view === 'html' && <Html mail={mail} />}
      {view === 'text' && <pre className="sheet pad part">{mail.text || t('mailbox:views.noText')}</pre>}
      {view === 'headers' && (
        <dl className="sheet pad part headers">
          {mail.headers.map(({ name, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice, and nothing moves
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
};

const Html = ({ mail }: { mail: Mail }) => {
  const t = useT();
  if (!mail.hasHtml) return <Notice>{t('mailbox:views.noHtml')}</Notice>;
  return (
    <iframe
      className="part message"
      title={t('mailbox:views.frame', { subject: mail.subject })}
      src={paths.mailHtml(mail.id)}
      sandbox="allow-top-navigation-by-user-activation"
    />
  );
};
