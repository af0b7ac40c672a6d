import { account } from './account.ts';
import { accounting } from './accounting.ts';
import { auth } from './auth.ts';
import { banking } from './banking.ts';
import { businesses } from './businesses.ts';
import { common } from './common.ts';
import { contacts } from './contacts.ts';
import { customers } from './customers.ts';
import { dunning } from './dunning.ts';
import { editor } from './editor/index.ts';
import { engine } from './engine.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { failures } from './failures.ts';
import { invoices } from './invoices.ts';
import { kept } from './kept.ts';
import { letters } from './letters.ts';
import { mailbox } from './mailbox.ts';
import { outstanding } from './outstanding.ts';
import { penalties } from './penalties.ts';
import { privacy } from './privacy.ts';
import { reports } from './reports.ts';
import { settings } from './settings.ts';
import { settlement } from './settlement.ts';
import { statement } from './statement.ts';
import { status } from './status.ts';
import { timeline } from './timeline.ts';
import { today } from './today.ts';

/** What pages with scripts say: those of the office, and what stands on every page. A browser is sent these. */
export const office = {
  account,
  accounting,
  auth,
  banking,
  businesses,
  common,
  today,
  contacts,
  customers,
  dunning,
  editor,
  engine,
  errors,
  exports,
  failures,
  invoices,
  kept,
  letters,
  mailbox,
  outstanding,
  penalties,
  privacy,
  reports,
  settings,
  settlement,
  statement,
  status,
  timeline,
};
