import { Link } from '@react-email/components';
import { elided } from '../elision.ts';
import { formatInstant } from '../format.ts';
import type { Envelope } from '../payload.ts';
import { Small, small } from './typography.tsx';

type DecisionProps = { mail: Envelope; linkExpiresAt: string; report?: string | undefined };

/** Footer of a mail with a personal link to a decision. */
export function DecisionFooter({ mail, linkExpiresAt, report }: DecisionProps) {
  const until = formatInstant(linkExpiresAt, mail.locale);
  return (
    <>
      <Small last={false}>
        {mail.locale === 'fr'
          ? `Ce lien est personnel et expire le ${until}. Ne le transférez pas\u202F: quiconque l’ouvre peut répondre à votre place. Ouvrir cet e-mail ou cliquer sur un bouton ne valide rien, vous confirmez toujours sur la page.`
          : `This link is yours alone and expires on ${until}. Do not forward it: whoever opens it can answer for you. Opening this e-mail or clicking a button approves nothing; you always confirm on the page.`}
      </Small>
      {report && <ReportLine locale={mail.locale} href={report} />}
      <ContactLine mail={mail} />
    </>
  );
}

/** The way out for whoever the link was not meant for. */
export function ReportLine({ locale, href }: { locale: Envelope['locale']; href: string }) {
  return (
    <Small last={false}>
      {locale === 'fr'
        ? 'Ce n’est pas pour vous, ou ce n’était pas vous\u202F? '
        : 'Not for you, or was it not you? '}
      <Link href={href} className="m-soft" style={small}>
        {locale === 'fr' ? 'Signalez-le' : 'Report it'}
      </Link>
    </Small>
  );
}

/** Whom to ask. */
export function ContactLine({ mail }: { mail: Envelope }) {
  const { contact, phone, name } = mail.office;
  const who = [contact ?? name, phone].filter(Boolean).join(', ');
  return (
    <Small>
      {mail.locale === 'fr'
        ? `Une question\u202F? ${who}, ou répondez à cet e-mail.`
        : `A question? ${who}, or reply to this e-mail.`}
    </Small>
  );
}

/** Footer of a mail to the office's own people. */
export function DeskFooter({ mail }: { mail: Envelope }) {
  return (
    <Small>
      {mail.locale === 'fr'
        ? `Vous recevez cet e-mail en tant que membre ${elided('de', mail.office.name)}. Ouvrir le lien ne change rien.`
        : `You receive this e-mail as a member of ${mail.office.name}. Opening the link changes nothing.`}
    </Small>
  );
}
