import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening, Small } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';

/** To a person of the office who asked for it: a new password, or proof that an address is theirs. */
export const staffLinkSchema = envelope.extend({
  kind: z.literal('staffLink'),
  purpose: z.enum(['password', 'address']),
  name: lineOf(120),
  link: webAddress,
  linkExpiresAt: instant,
});
export type StaffLink = z.infer<typeof staffLinkSchema>;

export function staffLinkSubject({ locale, purpose }: StaffLink): string {
  return {
    password: { fr: 'Choisir un nouveau mot de passe (Tacite)', en: 'Choose a new password (Tacite)' },
    address: { fr: 'Confirmer votre nouvelle adresse (Tacite)', en: 'Confirm your new address (Tacite)' },
  }[purpose][locale];
}

export default function StaffLinkMail(mail: StaffLink) {
  const { locale, office, purpose } = mail;
  const fr = locale === 'fr';
  const until = formatInstant(mail.linkExpiresAt, locale);
  const isPassword = purpose === 'password';
  const headline = isPassword
    ? fr
      ? 'Vous pouvez choisir un nouveau mot de passe'
      : 'You can choose a new password'
    : fr
      ? 'Confirmez que cette adresse est la vôtre'
      : 'Confirm that this address is yours';
  const sentence = fr
    ? `Le lien est valable jusqu’au ${until} et ne sert qu’une fois.`
    : `The link is good until ${until} and works once.`;
  return (
    <Frame
      locale={locale}
      title={staffLinkSubject(mail)}
      summary={`${headline}. ${sentence}`}
      letterhead={office.name}
      footer={
        <>
          <Small last={false}>
            {fr
              ? 'Vous n’avez rien demandé\u202F? Ignorez cet e-mail\u202F: rien ne change tant que personne n’a confirmé sur la page.'
              : 'You asked for nothing? Ignore this e-mail: nothing changes until somebody confirms on the page.'}
          </Small>
          <ContactLine mail={mail} />
        </>
      }
    >
      <Opening headline={headline} sentence={sentence} />
      <Buttons
        main={{
          href: mail.link,
          label: isPassword
            ? fr
              ? 'Choisir un mot de passe'
              : 'Choose a password'
            : fr
              ? 'Confirmer cette adresse'
              : 'Confirm this address',
        }}
      />
      <Block bottom={28}>
        <Fine>
          {isPassword
            ? fr
              ? 'Votre second facteur vous sera demandé comme d’habitude, et toutes vos sessions ouvertes seront fermées.'
              : 'You will be asked for your second factor as usual, and all your open sessions will end.'
            : fr
              ? 'Elle remplacera l’ancienne pour vous connecter et pour recevoir les avis de sécurité. L’ancienne en sera prévenue.'
              : 'It will replace the former one for signing in and for security notices. The former one will be told.'}
        </Fine>
      </Block>
    </Frame>
  );
}

StaffLinkMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'staffLink',
  purpose: 'password',
  name: 'Karim Benali',
  link: 'https://tacite.example/password/preview',
  linkExpiresAt: '2026-11-25T09:12:00Z',
} satisfies StaffLink;
