import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { OwnerChangeRows, ownerChangePreview, ownerChangeShape } from './components/owner-change.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { colon } from './wording.ts';

/** To the office: a change of who approves was objected to, and is undone. */
export const ownerObjectedSchema = envelope.extend({
  kind: z.literal('ownerObjected'),
  ...ownerChangeShape,
  objectedAt: instant,
  objectedBy: lineOf(120),
  /** Documents with a number that were approved meanwhile. */
  issued: z.number().int().nonnegative(),
  link: webAddress,
});
export type OwnerObjected = z.infer<typeof ownerObjectedSchema>;

const headlineOf = ({ locale }: OwnerObjected) =>
  locale === 'fr' ? 'Opposition à un changement de dirigeant' : 'Objection to a change of owner';

export const ownerObjectedSubject = (mail: OwnerObjected): string =>
  `${headlineOf(mail)}${colon(mail.locale)} ${mail.name}, ${mail.business}`;

/** What became of what was approved in between. */
function issuedWords({ locale, issued }: OwnerObjected): string {
  if (issued === 0)
    return locale === 'fr'
      ? 'Aucune facture n’a été émise entre-temps par cette personne.'
      : 'No invoice was issued by this person in between.';
  if (locale === 'fr')
    return issued === 1
      ? 'Une facture validée entre-temps par cette personne est émise\u202F: seul un avoir l’annule. Vérifiez-la.'
      : `${issued} factures validées entre-temps par cette personne sont émises\u202F: seul un avoir les annule. Vérifiez-les.`;
  return issued === 1
    ? 'One invoice that this person approved in between is issued: only a credit note cancels it. Check it.'
    : `${issued} invoices that this person approved in between are issued: only credit notes cancel them. Check them.`;
}

export default function OwnerObjectedMail(mail: OwnerObjected) {
  const { locale, objectedBy } = mail;
  const fr = locale === 'fr';
  const at = formatInstant(mail.objectedAt, locale);
  const sentence = fr
    ? `Le ${at}, ${objectedBy} a dit ne pas être à l’origine de ce changement. Il est annulé\u202F: les liens de cette adresse ne servent plus.`
    : `On ${at} ${objectedBy} said that this change is not theirs. It is undone: the links of that address no longer work.`;
  return (
    <Frame
      locale={locale}
      title={ownerObjectedSubject(mail)}
      summary={`${headlineOf(mail)}. ${sentence}`}
      letterhead={mail.office.name}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headlineOf(mail)} limit={`${mail.name}, ${mail.business}`} sentence={sentence} />
      <OwnerChangeRows mail={mail} />
      <Block>
        <Fine>{issuedWords(mail)}</Fine>
      </Block>
      <Buttons main={{ href: mail.link, label: fr ? 'Ouvrir l’entreprise' : 'Open the business' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Appelez cette personne au numéro que vous connaissez avant de changer quoi que ce soit.'
            : 'Call this person on the number that you know before you change anything.'}
        </Fine>
      </Block>
    </Frame>
  );
}

OwnerObjectedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'ownerObjected',
  ...ownerChangePreview,
  objectedAt: '2026-11-25T10:30:00Z',
  objectedBy: 'Thierry Vasseur',
  issued: 2,
  link: 'https://tacite.example/businesses/preview',
} satisfies OwnerObjected;
