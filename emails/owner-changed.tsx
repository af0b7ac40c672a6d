import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import {
  OwnerChangeRows,
  ownerChangeHeadline,
  ownerChangePreview,
  ownerChangeShape,
} from './components/owner-change.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';

/** To a former mailbox and the other owners: who approves has changed, and how to object. */
export const ownerChangedSchema = envelope.extend({
  kind: z.literal('ownerChanged'),
  ...ownerChangeShape,
  /** Until then silence decides nothing that is asked at the new address; null where there is none. */
  settledAt: instant.nullable(),
  link: webAddress,
  linkExpiresAt: instant,
});
export type OwnerChanged = z.infer<typeof ownerChangedSchema>;

export const ownerChangedSubject = (mail: OwnerChanged): string => ownerChangeHeadline(mail);

export default function OwnerChangedMail(mail: OwnerChanged) {
  const { locale, settledAt } = mail;
  const fr = locale === 'fr';
  const headline = ownerChangeHeadline(mail);
  const sentence = fr
    ? 'Si vous le saviez, il n’y a rien à faire. Si cela vous surprend, dites-le\u202F: le changement est annulé aussitôt et le bureau en est prévenu.'
    : 'If you knew, there is nothing to do. If it surprises you, say so: the change is undone at once and the office is told.';
  return (
    <Frame
      locale={locale}
      title={ownerChangedSubject(mail)}
      summary={`${headline}. ${sentence}`}
      letterhead={mail.office.name}
      footer={<ContactLine mail={mail} />}
    >
      <Opening headline={headline} sentence={sentence} />
      <OwnerChangeRows mail={mail} />
      <Buttons main={{ href: mail.link, label: fr ? 'Je m’y oppose' : 'I object' }} />
      <Block bottom={28}>
        <Fine>
          {settledAt &&
            (fr
              ? `Jusqu’au ${formatInstant(settledAt, locale)}, aucune facture demandée à cette adresse n’est validée par le silence. `
              : `Until ${formatInstant(settledAt, locale)} no invoice that this address is asked about is approved by silence. `)}
          {fr
            ? `Le lien est personnel et sert jusqu’au ${formatInstant(mail.linkExpiresAt, locale)}. L’ouvrir ne change rien, vous confirmez sur la page.`
            : `The link is yours alone and works until ${formatInstant(mail.linkExpiresAt, locale)}. Opening it changes nothing; you confirm on the page.`}
        </Fine>
      </Block>
    </Frame>
  );
}

OwnerChangedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'ownerChanged',
  ...ownerChangePreview,
  settledAt: '2026-12-02T08:12:00Z',
  link: 'https://tacite.example/objection/preview',
  linkExpiresAt: '2026-12-25T08:12:00Z',
} satisfies OwnerChanged;
