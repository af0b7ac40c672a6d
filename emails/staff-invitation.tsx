import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening, Small } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';

/** To somebody the office takes on. */
export const staffInvitationSchema = envelope.extend({
  kind: z.literal('staffInvitation'),
  invitedBy: lineOf(120),
  name: lineOf(120),
  role: z.enum(['admin', 'supervisor', 'biller', 'accountant']),
  link: webAddress,
  linkExpiresAt: instant,
});
export type StaffInvitation = z.infer<typeof staffInvitationSchema>;

const roles = {
  admin: { fr: 'administration', en: 'administrator' },
  supervisor: { fr: 'supervision', en: 'supervisor' },
  biller: { fr: 'facturation', en: 'biller' },
  accountant: { fr: 'comptabilité, en lecture seule', en: 'accountant, read-only' },
} as const;

export function staffInvitationSubject({ locale, invitedBy, office }: StaffInvitation): string {
  return locale === 'fr'
    ? `${invitedBy} vous invite à rejoindre ${office.name}`
    : `${invitedBy} invites you to join ${office.name}`;
}

export default function StaffInvitationMail(mail: StaffInvitation) {
  const { locale, office, invitedBy, role } = mail;
  const fr = locale === 'fr';
  const until = formatInstant(mail.linkExpiresAt, locale);
  const headline = `${staffInvitationSubject(mail)} (${roles[role][locale]})`;
  const sentence = fr
    ? `L’invitation est valable jusqu’au ${until}. Vous choisirez un mot de passe et un code à usage unique.`
    : `The invitation is good until ${until}. You will choose a password and a one-time code.`;
  return (
    <Frame
      locale={locale}
      title={staffInvitationSubject(mail)}
      summary={`${headline}. ${sentence}`}
      letterhead={office.name}
      footer={
        <Small>
          {fr
            ? `Vous n’attendiez pas cette invitation\u202F? Ignorez cet e-mail\u202F: rien n’est créé tant que vous n’avez pas confirmé sur la page.`
            : 'You were not expecting this? Ignore this e-mail: nothing is created until you confirm on the page.'}
        </Small>
      }
    >
      <Opening headline={mail.name ? `${mail.name}, ${headline}` : headline} sentence={sentence} />
      <Buttons main={{ href: mail.link, label: fr ? 'Ouvrir mon accès' : 'Set up my access' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? `Ce lien est personnel\u202F: ne le transférez pas. En cas de doute, demandez à ${invitedBy}.`
            : `This link is yours alone: do not forward it. If in doubt, ask ${invitedBy}.`}
        </Fine>
      </Block>
    </Frame>
  );
}

StaffInvitationMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'staffInvitation',
  invitedBy: 'Inès Rouvière',
  name: 'Karim Benali',
  role: 'biller',
  link: 'https://tacite.example/invitation/preview',
  linkExpiresAt: '2026-12-02T08:12:00Z',
} satisfies StaffInvitation;
