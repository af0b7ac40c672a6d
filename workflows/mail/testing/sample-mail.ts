import type { OutgoingMail } from '../transport.ts';

/** A mail with everything that is awkward to carry: accents, narrow spaces, a comma in a name, an attachment. */
export const sampleMail: OutgoingMail = {
  key: 'review/0198/round/1/owner/7',
  from: { name: 'Inès Rouvière, Calame Facturation', address: 'factures@calame.example' },
  to: 'thierry@vasseur-plomberie.example',
  replyTo: 'ines@calame.example',
  subject: 'À valider avant le ven.\u00A027\u00A0nov. 2026\u202F: 11\u202F396,60\u202F€',
  html: '<p>11\u202F396,60\u202F€ pour l’école</p>',
  text: '11\u202F396,60\u202F€ pour l’école\n.\n..fin\n',
  attachments: [
    {
      filename: 'VPC-2026-0112.pdf',
      content: new Uint8Array([37, 80, 68, 70, 0, 255, 13, 10]),
      contentType: 'application/pdf',
    },
  ],
};
