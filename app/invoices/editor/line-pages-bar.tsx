import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Editor } from './editor.server.ts';

type Page = NonNullable<Editor['page']>;

/** Where the lines of the form stand among all, what is wrong with others, and the way to a line by its number. */
export const LinePages = ({ page, count }: { page: Page; count: number }) => {
  const t = useT();
  const { number } = useFormat();
  const { from, elsewhere } = page;
  const range = {
    from: number(`${from + 1}`),
    to: number(`${from + count}`),
    total: number(`${totalOf(page, count)}`),
  };
  return (
    <div className="stack lines-bar">
      <p className="row">
        <span className="num">{t('editor:pages.range', range)}</span>
        <PageButtons page={page} />
        <Input
          desk
          className="s num"
          name="toLine"
          aria-label={t('editor:pages.toLine')}
          placeholder={t('editor:pages.toLine')}
          inputMode="numeric"
          data-number=""
          maxLength={5}
        />
        <Button size="desk" look="quiet" name="do" value="lines">
          {t('editor:pages.go')}
        </Button>
      </p>
      <MoveLine />
      <p className="small muted">{t('editor:pages.hint')}</p>
      {elsewhere.blocking > 0 && (
        <Notice tone="red">
          <p>{t('editor:pages.problems', { count: elsewhere.blocking })}</p>
          <p className="row">
            {elsewhere.pages.slice(0, mostPages).map(({ page: there, count: problems }) => (
              <Button key={there} size="desk" name="do" value={`lines:${there}`} data-elsewhere>
                {t('editor:pages.problemsOn', { page: there, count: problems })}
              </Button>
            ))}
          </p>
        </Notice>
      )}
    </div>
  );
};

/** Lines of the whole document, of which the form holds `count`. */
export const totalOf = (page: Page | null, count: number): number =>
  page ? page.total - (page.to - page.from) + count : count;

/** Any line to any place, also of other pages. */
const MoveLine = () => {
  const t = useT();
  return (
    <p className="row">
      {(['moveLine', 'moveTo'] as const).map((name) => (
        <Input
          key={name}
          desk
          className="s num"
          name={name}
          aria-label={t(`editor:pages.${name}`)}
          placeholder={t(`editor:pages.${name}`)}
          inputMode="numeric"
          data-number=""
          maxLength={5}
        />
      ))}
      <Button size="desk" look="quiet" name="do" value="move">
        {t('editor:pages.move')}
      </Button>
    </p>
  );
};

/** As many pages with problems as one goes through before looking again. */
const mostPages = 8;

/** To the pages around. They send the form: what was typed is saved before another page is shown. */
export const PageButtons = ({ page: { page, pages } }: { page: Page }) => {
  const t = useT();
  return (
    <span className="row">
      {page > 1 && (
        <Button size="desk" icon="chevron-left" name="do" value={`lines:${page - 1}`}>
          {t('pages.previous')}
        </Button>
      )}
      {page < pages && (
        <Button size="desk" icon="chevron-right" name="do" value={`lines:${page + 1}`}>
          {t('pages.next')}
        </Button>
      )}
    </span>
  );
};
