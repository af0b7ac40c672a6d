import type { SubmissionResult } from '@conform-to/react';
import { NoBusinesses } from '#app/businesses/no-businesses.tsx';
import { paths } from '#app/lib/paths.ts';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { FoundParty } from '#db/queries/find-parties.ts';
import { documentKinds } from '#db/shapes/content.ts';
import { labels } from '#workflows/documents/labels.ts';
import { StartInvoice, startFormId, useFoundWords } from './start-invoice.tsx';

type Props = {
  /** The office invoices for nobody yet. */
  isNew: boolean;
  business: { id: string; name: string } | null;
  search: string;
  found: readonly FoundParty[];
  mayAdd: boolean;
  result?: SubmissionResult<string[]>;
};

/** Whom it is for; then the draft exists, and saves itself from there on. */
export const NewPage = ({ isNew, business, search, found, mayAdd, result }: Props) => {
  const t = useT();
  const titles = labels[useLocale()].title;
  if (isNew) return <NoBusinesses mayAdd={mayAdd} />;
  return (
    <div className="stack narrow-form">
      <PageHead title={t('editor:new.title')}>
        <LinkButton size="desk" icon="file-up" to={paths.importInvoices()}>
          {t('invoices:import')}
        </LinkButton>
      </PageHead>
      <p className="muted">{t('editor:new.lead')}</p>
      <div data-first>
        <StartInvoice business={business} search={search} errors={result?.error?.businessId ?? undefined}>
          <Field label={t('editor:new.kind')}>
            {(props) => (
              <Select desk {...props} name="kind" defaultValue="invoice">
                {documentKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {titles[kind]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </StartInvoice>
      </div>
      <Found business={business} search={search} found={found} />
    </div>
  );
};

/** What was found, each with the button that starts its invoice: the way without a script, and what an address shows. */
const Found = ({ business, search, found }: Pick<Props, 'business' | 'search' | 'found'>) => {
  const t = useT();
  const wordsOf = useFoundWords();
  if (search && found.length === 0 && !business)
    return (
      <Empty icon="search-x" title={t('editor:new.found', { count: 0 })}>
        {t('editor:new.nothing')}
      </Empty>
    );
  return (
    <ul className="found" aria-label={t('editor:new.list')}>
      {found.map(wordsOf).map(({ value, label, detail }) => (
        <Start key={value} value={value} label={label} detail={detail} />
      ))}
      {business && (
        <Start
          value={`business:${business.id}`}
          label={t('editor:new.newCustomer')}
          detail={t('editor:new.ofBusiness', { name: business.name })}
        />
      )}
    </ul>
  );
};

const Start = ({ value, label, detail }: { value: string; label: string; detail: string }) => {
  const t = useT();
  return (
    <li>
      <span>
        <b className="strong">{label}</b> <small className="muted">{detail}</small>
      </span>
      <Button
        size="desk"
        icon="pencil-line"
        form={startFormId}
        formMethod="post"
        name="for"
        value={value}
        aria-label={t('editor:new.createFor', { name: label })}
      >
        {t('editor:new.create')}
      </Button>
    </li>
  );
};
