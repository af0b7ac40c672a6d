import type { Tx } from '#db/client.ts';
import type { Mail, MailKind } from '#emails/index.ts';
import type { Dunned } from '../dunning/dunned.ts';
import type { Engine } from '../engine/engine.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { KeptFacts } from './facts.ts';

/** Stands in an address where the token of the mail's link goes; the token itself is never stored. */
export const tokenPlace = '{token}';

/** The same for the link of an owner's home, which a mail may carry beside its own. */
export const homePlace = '{home}';

export type MailRow<K extends MailKind = MailKind> = K extends MailKind
  ? {
      id: string;
      officeId: string;
      key: string;
      kind: K;
      toAddress: string;
      toName: string;
      facts: KeptFacts<K>;
      linkId: string | null;
      invoiceId: string | null;
    }
  : never;

export type Composition = {
  mail: Mail;
  /** The person who answers when the reader hits reply. */
  replyTo: { name: string; address: string } | null;
  /** Name shown as the sender. */
  fromName: string;
  /** An attached document, by its hash in the blob store. */
  attachment: { filename: string; sha256: string } | null;
  /** The link whose token goes to `homePlace`. */
  homeLinkId?: string;
  /** What a customer is asked for by it. */
  dunned?: Dunned;
};

/** What mails that ask for money need of the books, which stand above mails: composing under their lock, and what became of it. */
export type MoneyMails = {
  composeDunning(context: ComposeContext<'dunning'>): Promise<Composition | null>;
  composeDunningAhead(context: ComposeContext<'dunningAhead'>): Promise<Composition | null>;
  composeDunningPrepared(context: ComposeContext<'dunningPrepared'>): Promise<Composition | null>;
  noteLeft(
    s: { engine: Engine; ledgerKey: LedgerKey },
    tx: Tx,
    officeId: string,
    left: { dunned: Dunned; at: string },
  ): Promise<void>;
  /** Whether what leaves could not be written down now: it waits. */
  isHeld(tx: Tx, dunningId: string): Promise<boolean>;
  noteNothing(tx: Tx, of: { officeId: string; dunningId: string; at: string }): Promise<void>;
};

export type ComposeContext<K extends MailKind = MailKind> = {
  tx: Tx;
  row: MailRow<K>;
  /** APP_ORIGIN. */
  origin: string;
  /** What tokens of links are derived with. */
  secret: string;
  /** The moment the mail is written. */
  sentAt: string;
  /** The transport proves delivery when it accepts: then the end of the window is known as the mail is written. */
  provesOnAccept: boolean;
  moneyMails: MoneyMails;
};
