import { Form, Link, useLocation, useMatches, useRouteLoaderData } from '@remix-run/react';
import { useId } from 'react';
import { locales } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import type { ReportHandle } from '#app/lib/reported-page.ts';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { classes } from './classes.ts';

type Choice = { value: string; label: string; current: boolean; lang?: string };

/** One preference as a row of small buttons: a form that works before any script, and comes back to this page. */
const Preference = ({
  action,
  name,
  label,
  choices,
}: {
  action: string;
  name: string;
  label: string;
  choices: readonly Choice[];
}) => {
  const { pathname, search } = useLocation();
  const id = useId();
  return (
    // The cookie changes the whole document, so the browser loads it anew.
    <Form method="post" action={action} reloadDocument className="row preference">
      <input type="hidden" name="redirectTo" value={`${pathname}${search}`} />
      <span id={id}>{label}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need its legend inside */}
      <span className="row" role="group" aria-labelledby={id}>
        {choices.map(({ value, label: words, current, lang }) => (
          <button
            key={value}
            type="submit"
            className="preference__choice"
            name={name}
            value={value}
            lang={lang}
            aria-pressed={current}
          >
            {words}
          </button>
        ))}
      </span>
    </Form>
  );
};

const themes = ['system', 'light', 'dark'] as const;

/** Language and theme, as two rows of choices. */
export const Preferences = () => {
  const t = useT();
  const locale = useLocale();
  const root = useRouteLoaderData('root') as { theme?: string | null } | undefined;
  const theme = root?.theme ?? 'system';
  return (
    <>
      <Preference
        action={paths.language()}
        name="lang"
        label={t('footer.language')}
        choices={locales.map((value) => ({
          value,
          label: t(`footer.languageName.${value}`),
          current: value === locale,
          lang: value,
        }))}
      />
      <Preference
        action={paths.theme()}
        name="theme"
        label={t('footer.theme')}
        choices={themes.map((value) => ({
          value,
          label: t(`footer.themeName.${value}`),
          current: value === theme,
        }))}
      />
    </>
  );
};

/** « It was not me », on pages that a link of a mail has opened. */
const ReportLink = () => {
  const t = useT();
  const { search } = useLocation();
  const page = useMatches().at(-1);
  const from = (page?.handle as ReportHandle | undefined)?.report;
  if (!from) return null;
  const as = new URLSearchParams(search).get('as') ?? undefined;
  return <Link to={paths.report({ from, id: page?.params.invoiceId, as })}>{t('footer.report')}</Link>;
};

/** Language and theme, at the foot of every page. */
export const Footer = ({ narrow }: { narrow?: boolean }) => {
  const t = useT();
  const root = useRouteLoaderData('root') as { isSandbox?: boolean } | undefined;
  return (
    <footer className="footer noprint">
      <div className={classes('wrap row footer__in', narrow && 'wrap--page')}>
        <Preferences />
        <ReportLink />
        {root?.isSandbox && (
          <a className="push" href={paths.mailbox()}>
            {t('footer.mailbox')}
          </a>
        )}
      </div>
    </footer>
  );
};
