import { formatInstant } from '../format.ts';
import type { Envelope } from '../payload.ts';
import { Small } from './typography.tsx';

/** Footer of a mail with a personal link to a decision. */
export function DecisionFooter({ mail, linkExpiresAt }: { mail: Envelope; linkExpiresAt: string }) {
  const until = formatInstant(linkExpiresAt, mail.locale);
  return (
    <>
      <Small last={false}>
        {mail.locale === 'fr'
          ? `Ce lien est personnel et expire le ${until}. Ne le transférez pas\u202F: quiconque l’ouvre peut répondre à votre place. Ouvrir cet e-mail ou cliquer sur un bouton ne valide rien, vous confirmez toujours sur la page.`
          : `This link is yours alone and expires on ${until}. Do not forward it: whoever opens it can answer for you. Opening this e-mail or clicking a button approves nothing; you always confirm on the page.`}
      </Small>
      <ContactLine mail={mail} />
    </>
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
        ? `Vous recevez cet e-mail en tant que membre de ${mail.office.name}. Ouvrir le lien ne change rien.`
        : `You receive this e-mail as a member of ${mail.office.name}. Opening the link changes nothing.`}
    </Small>
  );
}
