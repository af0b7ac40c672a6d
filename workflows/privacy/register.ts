import type { Kept } from './kept.ts';
import { moneyRegister } from './register-money.ts';

/**
 * What is kept, field by field: why, how long, and which fields are about a person (GDPR art. 5 and 30). The page
 * /privacy is made of it, and a test holds it against the columns of the database.
 */

/** By table; columns with spaces between them. */
export const register: Record<string, Kept> = {
  ...moneyRegister,
  acknowledgements: {
    why: 'proof',
    keep: 'legal',
    personal: 'person_name',
    other: 'office_id invoice_id link_id at',
  },
  attempts: { why: 'security', keep: 'day', secret: 'key', other: 'at id' },
  businesses: {
    why: 'contact',
    keep: 'contact',
    personal: 'name party iban bic',
    other:
      'office_id id number_prefix vat_on_debits mentions contact_staff_id look difference_limit_cents created_at updated_at',
  },
  challenges: {
    why: 'access',
    keep: 'session',
    secret: 'challenge',
    other: 'id purpose expires_at',
  },
  clock_control: { why: 'operation', keep: 'service', other: 'single_row offset_ms movable' },
  customers: {
    why: 'contact',
    keep: 'contact',
    personal: 'name party email',
    other: 'office_id id business_id kind locale created_at updated_at',
  },
  document_opens: {
    why: 'proof',
    keep: 'year',
    personal: 'reader_id',
    other: 'office_id id invoice_id document reader via at',
  },
  documents: {
    why: 'invoicing',
    keep: 'legal',
    other: 'office_id invoice_id kind sha256 bytes seal created_at',
  },
  drafts: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'content taken_out updated_by',
    other: 'office_id invoice_id version content_sha256 source buyer_candidates arrival updated_at',
  },
  earlier_documents: { why: 'invoicing', keep: 'legal', other: 'office_id invoice_id number' },
  exchanges: {
    why: 'proof',
    keep: 'legal',
    personal: 'author_id author_name body',
    other: 'office_id id invoice_id round kind author_kind line_id field before after at',
  },
  export_downloads: {
    why: 'security',
    keep: 'year',
    personal: 'staff_id address',
    other: 'office_id id export_id at',
  },
  exports: {
    why: 'security',
    keep: 'year',
    personal: 'staff_id',
    other: 'office_id id business_id locale state files bytes sha256 requested_at ready_at expires_at',
  },
  invoices: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'buyer_name created_by',
    other:
      'office_id id business_id customer_id kind provisional_ref subject payable_cents currency special_cases problems number issued_on due_on review_state round review_due_at window_from hold_until decided_by decided_at dispatch_state status created_at updated_at release_asked_at copy_family twin_key settlement_state balance_cents late_cents next_due_on disputed_cents promised_on dunned_level asked_parts paid_on',
  },
  issued_invoices: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'content',
    other:
      'office_id invoice_id business_id kind series sequence number issued_at issued_on due_on round revision_sha256 content_sha256 total_cents currency',
  },
  ledger: {
    why: 'proof',
    keep: 'legal',
    personal: 'payload',
    other: 'office_id business_id sequence kind subject_id at previous_hash hash signature key_id',
  },
  ledger_heads: {
    why: 'proof',
    keep: 'legal',
    personal: 'held_for',
    other: 'office_id business_id sequence hash key_id held_at logs_entered_to',
  },
  link_reports: {
    why: 'security',
    keep: 'legal',
    personal: 'body address',
    other: 'office_id id link_id kind link_state at',
  },
  link_sessions: {
    why: 'access',
    keep: 'session',
    secret: 'id',
    other: 'office_id link_id expires_at created_at code_id code_expires_at code_tries confirmed_at',
  },
  links: {
    why: 'proof',
    keep: 'legal',
    personal: 'person_id',
    secret: 'token_sha256',
    other: 'office_id id purpose subject_id round expires_at revoked_at created_at',
  },
  mails: {
    why: 'proof',
    keep: 'legal',
    personal: 'to_address to_name payload subject',
    other:
      'office_id id key kind link_id invoice_id reply_to state transport provider_id tries first_tried_at error accepted_at closed_at created_at',
  },
  mandates: {
    why: 'proof',
    keep: 'legal',
    personal: 'signed_by document_name',
    other:
      'office_id id business_id signed_on silence_clause clause_article window_hours dunning_article document_sha256 ends_on created_at',
  },
  office_identities: {
    why: 'proof',
    keep: 'legal',
    personal: 'name address',
    other: 'office_id id legal_form siren vat_number until',
  },
  offices: {
    why: 'contact',
    keep: 'service',
    personal: 'name email phone address',
    other: 'office_id legal_form siren vat_number created_at four_eyes',
  },
  operator_acts: {
    why: 'security',
    keep: 'legal',
    personal: 'actor',
    other: 'office_id id act subject items at',
  },
  owners: {
    why: 'contact',
    keep: 'contact',
    personal: 'name email phone role',
    other: 'office_id id business_id locale revoked_at address_since created_at',
  },
  owner_changes: {
    why: 'proof',
    keep: 'legal',
    personal: 'name old_email new_email staff_name objected_by',
    other: 'office_id id business_id owner_id kind old_since staff_id at objected_at',
  },
  owner_notices: {
    why: 'proof',
    keep: 'legal',
    personal: 'email',
    secret: 'token_sha256',
    other: 'office_id id change_id owner_id expires_at',
  },
  passkeys: {
    why: 'access',
    keep: 'contact',
    personal: 'name',
    secret: 'credential_id public_key',
    other: 'office_id id staff_id counter transports synced aaguid created_at used_at',
  },
  policies: {
    why: 'proof',
    keep: 'legal',
    personal: 'created_by',
    other: 'office_id business_id version policy created_at',
  },
  privacy_acts: {
    why: 'proof',
    keep: 'legal',
    personal: 'person_id actor',
    other: 'office_id id act person at',
  },
  processes: {
    why: 'operation',
    keep: 'service',
    other: 'id kind host pid version started_at seen_at late_ms',
  },
  provider_events: {
    why: 'proof',
    keep: 'legal',
    personal: 'detail',
    other: 'office_id provider event_id mail_id type at received_at',
  },
  provisional_counters: { why: 'invoicing', keep: 'service', other: 'office_id year last' },
  recovery_codes: {
    why: 'access',
    keep: 'contact',
    secret: 'salt code_hash',
    other: 'office_id id staff_id used_at created_at',
  },
  release_acts: {
    why: 'proof',
    keep: 'legal',
    personal: 'staff_name note',
    other: 'office_id id invoice_id act staff_id content_sha256 at',
  },
  revisions: {
    why: 'proof',
    keep: 'legal',
    personal: 'content created_by',
    other: 'office_id invoice_id round sha256 policy_version mandate_id terms created_at',
  },
  security_events: {
    why: 'security',
    keep: 'year',
    personal: 'actor detail user_agent address',
    other: 'office_id id staff_id event at',
  },
  series: {
    why: 'invoicing',
    keep: 'legal',
    other: 'office_id business_id series last_sequence last_issued_at',
  },
  sessions: {
    why: 'access',
    keep: 'session',
    personal: 'user_agent address',
    secret: 'id',
    other: 'office_id staff_id expires_at ends_at second_factor created_at seen_at factor_at',
  },
  staff: {
    why: 'access',
    keep: 'contact',
    personal: 'email name phone',
    secret: 'password_hash totp_secret',
    other: 'office_id id role locale totp_last_step disabled_at created_at',
  },
  staff_devices: {
    why: 'security',
    keep: 'year',
    personal: 'id',
    other: 'office_id staff_id first_seen_at seen_at',
  },
  staff_invitations: {
    why: 'access',
    keep: 'year',
    secret: 'token_sha256',
    other: 'office_id id staff_id expires_at accepted_at created_at',
  },
  staff_tokens: {
    why: 'access',
    keep: 'session',
    personal: 'email',
    secret: 'token_sha256',
    other: 'office_id id staff_id purpose expires_at used_at created_at',
  },
  transitions: {
    why: 'proof',
    keep: 'legal',
    personal: 'actor payload',
    other:
      'office_id workflow_id sequence machine version event from_state to_state at recorded_at previous_hash hash',
  },
  unanchored: {
    why: 'proof',
    keep: 'legal',
    other: 'office_id business_id sequence',
  },
  workflows: {
    why: 'proof',
    keep: 'legal',
    personal: 'snapshot',
    other:
      'office_id id machine version subject_id ordinal lane state status timers wake_at sequence head at failures failure waits_for created_at',
  },
};
