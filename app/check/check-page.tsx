import { formatIdentifier } from '#app/lib/format.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { FactList } from '#app/ui/record/facts.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { CheckFile } from './check-file.tsx';
import type { Check } from './read-check.server.ts';

/** What a document says when it is what was issued, to be compared with the one in hand. */
export const CheckPage = ({ check, code }: { check: Check | null; code: string }) => {
  const t = useT();
  if (check) return <Known check={check} code={code} />;
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status="unknown">
        <Icon name="circle-alert" size={24} />
        <h1 className="h1">{t('check:unknown')}</h1>
        <p>{t('check:unknownBody', { code })}</p>
      </div>
    </Page>
  );
};

const Known = ({ check, code }: { check: Check; code: string }) => {
  const t = useT();
  const f = useFormat();
  const { creditedBy, kind, number, pdfSha256, balance, replacedBy } = check;
  const { state } = balance;
  const owed =
    state === 'partlyCredited' || state === 'partlyPaid'
      ? f.money(balance.owedCents, check.currency)
      : state === 'whole'
        ? null
        : t('check:nothingOwed', { why: t(`check:why.${state}`, { number: replacedBy ?? '' }) });
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status={creditedBy.length > 0 ? 'credited' : 'issued'}>
        <Icon name="check" size={24} />
        <h1 className="h1">{t('check:title', { kind: t(`check:kind.${kind}`), number })}</h1>
        <p>{t('check:lead')}</p>
        {creditedBy.length > 0 && (
          <Notice tone="ochre">
            {t('check:credited', { numbers: creditedBy.join(', '), count: creditedBy.length })}
          </Notice>
        )}
        <Sheet pad className="stack">
          <FactList
            facts={[
              {
                label: t('check:seller'),
                value: [check.seller, check.siren && `SIREN ${formatIdentifier(check.siren)}`]
                  .filter(Boolean)
                  .join('\n'),
              },
              { label: t('check:issuedOn'), value: f.date(check.issuedOn) },
              {
                label: t(state === 'whole' ? 'check:total' : 'check:whole'),
                value: <b className="strong num">{f.money(check.totalCents, check.currency)}</b>,
              },
              owed && { label: t('check:owed'), value: <b className="strong num">{owed}</b> },
              check.dueOn && { label: t('check:dueOn'), value: f.date(check.dueOn) },
              check.ibanEnd && { label: t('check:iban'), value: t('check:ibanEnd', { end: check.ibanEnd }) },
              { label: t('check:code'), value: <span className="num">{code}</span> },
            ]}
          />
        </Sheet>
        {pdfSha256 && <CheckFile sha256={pdfSha256} />}
      </div>
    </Page>
  );
};
