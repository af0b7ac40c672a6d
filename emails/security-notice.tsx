import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening, Small } from './components/typography.tsx';
import { formatInstant, type Locale } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';

/** What a person of the office is told by mail whenever it happens to their access. */
export const mailedEvents = [
  'newDevice',
  'passwordChanged',
  'passwordReset',
  'factorChanged',
  'codesMade',
  'codeUsed',
  'passkeyAdded',
  'passkeyRemoved',
  'addressChanged',
] as const;
export type MailedEvent = (typeof mailedEvents)[number];

/** To the person whose access it is, at once, and not to be turned off (OWASP ASVS 5.0, 6.3.7). */
export const securityNoticeSchema = envelope.extend({
  kind: z.literal('securityNotice'),
  event: z.enum(mailedEvents),
  name: lineOf(120),
  /** The name of a passkey, the new address, how many codes are left. */
  detail: lineOf(254),
  at: instant,
  device: lineOf(80),
  /** The network address. */
  from: lineOf(60),
  accountLink: webAddress,
  passwordLink: webAddress,
});
export type SecurityNotice = z.infer<typeof securityNoticeSchema>;

type Words = (detail: string) => string;
const words: Record<MailedEvent, Record<Locale, Words>> = {
  newDevice: {
    fr: () => 'Connexion depuis un nouveau navigateur',
    en: () => 'Sign-in from a new browser',
  },
  passwordChanged: {
    fr: () => 'Votre mot de passe a été changé',
    en: () => 'Your password was changed',
  },
  passwordReset: {
    fr: () => 'Votre mot de passe a été remplacé par le lien reçu par e-mail',
    en: () => 'Your password was replaced through the link sent by e-mail',
  },
  factorChanged: {
    fr: () => 'Votre application d’authentification a été remplacée',
    en: () => 'Your authenticator application was replaced',
  },
  codesMade: {
    fr: () => 'De nouveaux codes de secours ont été créés',
    en: () => 'New recovery codes were made',
  },
  codeUsed: {
    fr: (left) => `Un code de secours a servi à vous connecter, il en reste ${left}`,
    en: (left) => `A recovery code was used to sign in, ${left} left`,
  },
  passkeyAdded: {
    fr: (name) => `Une clé d’accès a été ajoutée\u202F: ${name}`,
    en: (name) => `A passkey was added: ${name}`,
  },
  passkeyRemoved: {
    fr: (name) => `Une clé d’accès a été retirée\u202F: ${name}`,
    en: (name) => `A passkey was removed: ${name}`,
  },
  addressChanged: {
    fr: (email) => `Votre adresse de connexion est maintenant ${email}`,
    en: (email) => `Your sign-in address is now ${email}`,
  },
};

export function securityNoticeSubject({ locale, event, detail }: SecurityNotice): string {
  return `${words[event][locale](detail)} (Tacite)`;
}

export default function SecurityNoticeMail(mail: SecurityNotice) {
  const { locale, office, event, detail, device, from } = mail;
  const fr = locale === 'fr';
  const at = formatInstant(mail.at, locale);
  const headline = words[event][locale](detail);
  const place = [device, from].filter(Boolean).join(', ');
  const sentence = fr
    ? `Le ${at}, depuis ${place || 'un appareil inconnu'}.`
    : `On ${at}, from ${place || 'an unknown device'}.`;
  return (
    <Frame
      locale={locale}
      title={securityNoticeSubject(mail)}
      summary={`${headline}. ${sentence}`}
      letterhead={office.name}
      footer={
        <Small>
          {fr
            ? 'Cet avis part à chaque changement de votre accès, il ne peut pas être désactivé.'
            : 'This notice goes out at every change of your access; it cannot be turned off.'}
        </Small>
      }
    >
      <Opening headline={headline} sentence={sentence} />
      <Block>
        <Fine>
          {fr ? 'C’était vous\u202F? Il n’y a rien à faire.' : 'Was it you? Then there is nothing to do.'}
        </Fine>
      </Block>
      <Buttons
        main={{ href: mail.accountLink, label: fr ? 'Voir mes sessions' : 'See my sessions' }}
        others={[
          {
            href: mail.passwordLink,
            label: fr
              ? 'Ce n’était pas moi\u202F: changer de mot de passe'
              : 'It was not me: change my password',
          },
        ]}
      />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Si ce n’était pas vous, changez aussitôt de mot de passe (toutes vos sessions seront fermées) et prévenez la personne qui administre votre bureau.'
            : 'If it was not you, change your password at once (all your sessions will end) and tell the person who administers your office.'}
        </Fine>
      </Block>
    </Frame>
  );
}

SecurityNoticeMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'securityNotice',
  event: 'passkeyAdded',
  name: 'Karim Benali',
  detail: 'Téléphone de Karim',
  at: '2026-11-25T08:12:00Z',
  device: 'Firefox sur Windows',
  from: '203.0.113.7',
  accountLink: 'https://tacite.example/account',
  passwordLink: 'https://tacite.example/password',
} satisfies SecurityNotice;
