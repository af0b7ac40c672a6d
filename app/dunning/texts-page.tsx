import { Form, useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import type { DunningLevel } from '#db/shapes/dunning.ts';
import { locales } from '#db/shapes/locale.ts';
import { MessageWords } from './message-words.tsx';
import { TextFields } from './text-fields.tsx';
import type { TextsData } from './texts.server.ts';
import type { TextsReply } from './texts-acts.server.ts';

const levels: readonly DunningLevel[] = [1, 2];

type Props = { page: TextsData; reply: TextsReply | undefined };

/** What reminders of a business say: one text a level and language, tried on a customer who is late. */
export const TextsPage = ({ page, reply }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const { business, level, locale, version, isOwn } = page;
  const done = search.get('done');
  return (
    <>
      <RecordHead
        title={t('dunning:texts.title')}
        under={t('dunning:texts.lead')}
        back={{ to: paths.business(business.id), label: business.name }}
      />
      {(done === 'saved' || done === 'restored') && !reply && (
        <Notice tone="green" icon="check" role="status" told>
          {t(`dunning:texts.${done}`)}
        </Notice>
      )}
      {reply?.isChanged && (
        <Notice tone="red" role="alert">
          {t('dunning:texts.changed')}
        </Notice>
      )}
      <TextTabs page={page} />
      <TextFields key={`${level} ${locale} ${version}`} page={page} reply={reply} />
      {isOwn && <Restore page={page} />}
      <Versions page={page} open={reply?.isChanged ?? false} />
    </>
  );
};

const TextTabs = ({ page: { business, level, locale, own } }: { page: TextsData }) => {
  const t = useT();
  const tabs = levels.flatMap((each) =>
    locales.map((language) => {
      const words = t('dunning:texts.tab', {
        level: t(`dunning:level${each}`),
        language: t(`dunning:texts.language.${language}`),
      });
      const isOwn = own.some((one) => one.level === each && one.locale === language);
      return {
        to: paths.businessDunning(business.id, { level: each, locale: language }),
        label: isOwn ? `${words} (${t('dunning:texts.own')})` : words,
        current: each === level && language === locale,
      };
    }),
  );
  return <Tabs label={t('dunning:texts.which')} tabs={tabs} />;
};

const Restore = ({ page: { business, level, locale, version } }: { page: TextsData }) => {
  const t = useT();
  const busy = useSending();
  return (
    <Form
      method="post"
      action={paths.businessDunning(business.id, { level, locale })}
      data-act="restore-dunning-text"
    >
      <input type="hidden" name="act" value="restore-dunning-text" />
      <input type="hidden" name="level" value={level} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="seen" value={version} />
      <Button look="quiet" size="desk" icon="rotate-ccw" busy={busy}>
        {t('dunning:texts.restore')}
      </Button>
    </Form>
  );
};

/** All versions, the newest first: nothing that was said is lost. */
const Versions = ({ page: { versions, locale }, open }: { page: TextsData; open: boolean }) => {
  const t = useT();
  const f = useFormat();
  if (versions.length === 0) return null;
  return (
    <Fold summary={t('dunning:texts.history', { count: versions.length })} open={open}>
      <ul className="stack plain">
        {versions.map(({ version, subject, words, by, at }) => (
          <li key={version}>
            <p className="label">
              {t('dunning:texts.versionBy', { version, name: by, date: f.instant(at) })}
            </p>
            {words === '' ? (
              <p className="muted">{t('dunning:texts.versionUsual')}</p>
            ) : (
              <article className="letter" lang={locale}>
                <p className="strong">{subject}</p>
                <MessageWords words={words} />
              </article>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
};
