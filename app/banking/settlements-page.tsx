import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react';
import { StepsList } from '#app/contacts/steps-list.tsx';
import { PlannedList } from '#app/dunning/planned-list.tsx';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { MeasuresSide } from '#app/measures/measures-side.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { BankingData } from './banking.server.ts';
import { ChosenNotice } from './chosen-notice.tsx';
import { DecidedList } from './decided-list.tsx';
import { ImportFields } from './import-fields.tsx';
import { ImportsList } from './imports-list.tsx';
import { LateList } from './late-list.tsx';
import { LineRow } from './line-row.tsx';
import type { BankingReply } from './reply.ts';
import { lineKeys, useLineKeys } from './use-line-keys.ts';

type Props = { page: BankingData; reply: BankingReply | undefined };

/** Money in: what a bank says came and nobody said yet what for, and the files that bring it. */
export const SettlementsPage = ({ page, reply }: Props) => {
  const t = useT();
  const list = useLineKeys();
  const [search] = useSearchParams();
  const refused = reply && 'refused' in reply ? reply.refused : undefined;
  return (
    <>
      <PageHead title={<HeadWords page={page} />}>
        <LinkButton size="desk" icon="bell" to={paths.dunnings()}>
          {t('dunning:plan.page.link', { count: page.dunnings.proposed })}
        </LinkButton>
        <LinkButton size="desk" icon="mail" to={paths.letters()}>
          {t('letters:waiting', { count: page.lettersToPrint })}
        </LinkButton>
        <LinkButton size="desk" icon="scale" to={paths.agedBalance()}>
          {t('reports:name.aged')}
        </LinkButton>
        <LinkButton size="desk" icon="file-text" to={paths.reports()}>
          {t('reports:title')}
        </LinkButton>
      </PageHead>
      {page.chosen ? (
        <ChosenNotice chosen={page.chosen} isEmpty={page.lines.length === 0} />
      ) : (
        <p className="muted">{t('banking:lead')}</p>
      )}
      <Imported page={page} />
      <div className="work">
        <div>
          <Section title={t('banking:toAssign')} acts={<Sure page={page} />}>
            {refused && !page.lines.some(({ id }) => id === refused.line) && (
              <FieldError>{refused.text}</FieldError>
            )}
            {page.lines.length === 0 ? (
              <p className="muted">{t(page.chosen ? 'banking:chosen.noLine' : 'banking:none')}</p>
            ) : (
              <ul className="rows bank-lines" ref={list}>
                {page.lines.map((line) => (
                  <LineRow
                    key={line.id}
                    line={line}
                    page={page}
                    refused={refused?.line === line.id ? refused : undefined}
                  />
                ))}
              </ul>
            )}
            {!page.chosen && page.count > page.lines.length && (
              <p className="small muted">{t('banking:more', { shown: page.lines.length })}</p>
            )}
            {page.lines.length > 0 && page.may.assign && <Keys />}
          </Section>
          {page.steps.length > 0 && (
            <Section title={t('contacts:steps')}>
              <StepsList list={page.steps} today={page.today} mayEnd={page.may.assign} />
            </Section>
          )}
          {page.dunnings.planned.length > 0 && (
            <Section title={t('dunning:plan.page.planned')}>
              <PlannedList
                list={page.dunnings.planned}
                holdId={page.dunnings.holdId}
                mayHold={page.may.dun}
              />
              {page.dunnings.count > page.dunnings.planned.length && (
                <p className="small muted">
                  <Link to={paths.dunnings()}>{t('dunning:plan.page.title')}</Link>
                </p>
              )}
            </Section>
          )}
          {page.late.count > 0 && (
            <Section title={t('banking:late.head', { count: page.late.count })}>
              <LateList page={page} />
              {page.late.count > page.late.list.length && (
                <p className="small muted">
                  {t('banking:late.more', { shown: page.late.list.length })}{' '}
                  <Link to={paths.agedBalance()}>{t('reports:name.aged')}</Link>
                </p>
              )}
            </Section>
          )}
          {page.may.assign && (
            <Section title={t('banking:import.title')}>
              <ImportFields
                key={search.get('imported')}
                importId={page.importId}
                reply={reply && 'imported' in reply ? reply.imported : undefined}
              />
            </Section>
          )}
          <Section title={t('banking:import.history')}>
            <ImportsList page={page} reply={reply && 'account' in reply ? reply.account : undefined} />
          </Section>
          {page.decided.length > 0 && (
            <Section title={t('banking:decided.title')}>
              <DecidedList page={page} refused={refused} />
            </Section>
          )}
        </div>
        <MeasuresSide measures={page.measures} />
      </div>
    </>
  );
};

/** « 6 lignes de banque à affecter, 3 relances partent le … » */
const HeadWords = ({ page: { count, dunnings } }: { page: BankingData }) => {
  const t = useT();
  const f = useFormat();
  const leaving = dunnings.planned.filter(({ hold }) => hold === null).length;
  const lines = t('banking:head', { count });
  if (leaving === 0 || !dunnings.leavesAt) return lines;
  const leaves = t('dunning:plan.page.head2', { count: leaving, date: f.instant(dunnings.leavesAt) });
  return `${lines}, ${leaves}`;
};

/** What became of the file that was just brought in. */
const Imported = ({ page }: { page: BankingData }) => {
  const t = useT();
  const [search] = useSearchParams();
  const one = page.imports.find(({ id }) => id === search.get('imported'));
  if (!one) return null;
  const taken = t('banking:import.taken', { count: one.taken });
  const known = t('banking:import.known', { count: one.known });
  const key = search.has('again') ? 'banking:import.repeated' : 'banking:import.done';
  return (
    <Notice role="status" told>
      <p>{t(key, { file: one.fileName, taken, known })}</p>
    </Notice>
  );
};

/** All that are sure with one key; what they come to stands on the button. */
const Sure = ({ page }: { page: BankingData }) => {
  const t = useT();
  const f = useFormat();
  const busy = useNavigation().state !== 'idle';
  const sure = page.lines.filter(({ sureness }) => sureness === 'sure');
  if (sure.length === 0 || !page.may.assign) return null;
  const totals = [...Map.groupBy(sure, ({ currency }) => currency)].map(([currency, some]) =>
    f.money(
      some.reduce((sum, { cents }) => sum + cents, 0),
      currency,
    ),
  );
  return (
    <Form method="post" action={paths.settlements()} data-act="allocate" data-sure-lines>
      <input type="hidden" name="act" value="allocate-sure" />
      {sure.map(({ id }) => (
        <input key={id} type="hidden" name="line" value={id} />
      ))}
      <Button look="primary" size="desk" busy={busy} tally={totals.join(' + ')} shortcut="⇧ ↵">
        {t('banking:acceptSure', { count: sure.length })}
      </Button>
    </Form>
  );
};

const Keys = () => {
  const t = useT();
  return (
    <p className="bank-keys noprint">
      {lineKeys.map(([key, name]) => (
        <span key={name}>
          <kbd>{key}</kbd> {t(`banking:keys.${name}`)}
        </span>
      ))}
    </p>
  );
};
