import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { PolicyTerms } from './policy-terms.tsx';
import type { BusinessPage } from './read-business.server.ts';

/** The policy the next round will run under, what still runs under earlier ones, and all its versions. */
export const PolicySection = ({ business, policy, versions, mandate, running, mayEdit }: BusinessPage) => {
  const t = useT();
  const f = useFormat();
  const earlier = running.filter(({ version }) => version !== policy.version);
  const hours = mandate?.windowHours ?? null;
  return (
    <Section
      title={t('businesses:policy.title', { version: policy.version })}
      acts={
        <LinkButton size="desk" icon="scale" to={paths.businessPolicy(business.id)}>
          {t(mayEdit ? 'businesses:policy.change' : 'businesses:policy.look')}
        </LinkButton>
      }
    >
      <PolicyTerms policy={policy.policy} hours={hours} />
      {earlier.map(({ version, rounds }) => (
        <p key={version} className="small muted">
          {t('businesses:policy.stillRunning', { count: rounds, version })}
        </p>
      ))}
      {versions.length > 1 && (
        <Fold summary={t('businesses:policy.history', { count: versions.length })}>
          {versions.slice(1).map((each) => (
            <div key={each.version}>
              <p className="label">
                {t('businesses:policy.versionBy', {
                  version: each.version,
                  name: each.createdBy,
                  date: f.instant(each.createdAt),
                })}
              </p>
              <PolicyTerms policy={each.policy} hours={hours} />
            </div>
          ))}
        </Fold>
      )}
    </Section>
  );
};
