import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { BusinessPage } from './read-business.server.ts';

/** The written agreement to invoice in the business's name, and whether it makes silence count. */
export const MandateSection = (page: BusinessPage) => {
  const t = useT();
  const { business, mandate, mandates, mayEdit } = page;
  const former = mandates.filter(({ id }) => id !== mandate?.id);
  return (
    <Section
      title={t('businesses:mandate.title')}
      acts={
        mayEdit && (
          <>
            <LinkButton size="desk" icon="file-up" to={paths.business(business.id, { edit: 'mandate' })}>
              {t(mandate ? 'businesses:mandate.replace' : 'businesses:mandate.record')}
            </LinkButton>
            {mandate && (
              <LinkButton
                size="desk"
                look="danger"
                to={paths.business(business.id, { ask: 'end-mandate' })}
                preventScrollReset
              >
                {t('businesses:mandate.end')}
              </LinkButton>
            )}
          </>
        )
      }
    >
      {!mandate && <Notice tone="ochre">{t('businesses:mandate.none')}</Notice>}
      {mandate && !mandate.silenceClause && <Notice tone="ochre">{t('businesses:mandate.noClause')}</Notice>}
      {mandate && <MandateFacts businessId={business.id} mandate={mandate} />}
      {former.length > 0 && (
        <Fold summary={t('businesses:mandate.former', { count: former.length })}>
          {former.map((each) => (
            <MandateFacts key={each.id} businessId={business.id} mandate={each} />
          ))}
        </Fold>
      )}
    </Section>
  );
};

type Mandate = BusinessPage['mandates'][number];

const MandateFacts = ({ businessId, mandate }: { businessId: string; mandate: Mandate }) => {
  const t = useT();
  const f = useFormat();
  const {
    id,
    signedOn,
    signedBy,
    silenceClause,
    clauseArticle,
    windowHours,
    dunningArticle,
    documentSha256,
    documentName,
    endsOn,
  } = mandate;
  const document = documentSha256 && (
    <>
      <a href={paths.mandateDocument(businessId, id)}>
        <Icon name="file-text" className="inline" /> {documentName}
      </a>
      <span className="proof block" title={documentSha256}>
        SHA-256 {documentSha256.slice(0, 4)} {documentSha256.slice(4, 8)} … {documentSha256.slice(-4)}
      </span>
    </>
  );
  return (
    <FactList
      facts={[
        {
          label: t('businesses:mandate.signed'),
          value: t('businesses:mandate.signedBy', { date: f.date(signedOn), name: signedBy }),
        },
        {
          label: t('businesses:mandate.silence'),
          value: silenceClause
            ? t('businesses:mandate.clause', { article: clauseArticle, hours: windowHours })
            : t('businesses:mandate.clauseNone', { hours: windowHours }),
        },
        {
          label: t('businesses:mandate.dunning'),
          value: dunningArticle
            ? t('businesses:mandate.dunningUnder', { article: dunningArticle })
            : t('businesses:mandate.dunningNone'),
        },
        { label: t('businesses:mandate.document'), value: document || t('businesses:mandate.noDocument') },
        endsOn && { label: t('businesses:mandate.ended'), value: f.date(endsOn) },
      ]}
    />
  );
};
