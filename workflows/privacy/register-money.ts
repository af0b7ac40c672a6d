import type { Kept } from './kept.ts';

/** What is kept of money: what came, what it settled, what was said, asked for and told of it. As `register`. */
export const moneyRegister: Record<string, Kept> = {
  accounting_exports: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other:
      'office_id id business_id from_on to_on format plan_version entries left_out debit_cents sha256 at',
  },
  accounting_plans: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id business_id version accounts at',
  },
  allocation_reversals: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id allocation_id reason at',
  },
  allocations: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id id business_id invoice_id source_kind source_id cents reason at',
  },
  bank_accounts: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'iban staff_id recorded_by',
    other: 'office_id id business_id currency at',
  },
  bank_imports: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'file_name staff_id recorded_by',
    other: 'office_id id sha256 format head answers taken known remarks at',
  },
  bank_line_decisions: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'reason staff_id recorded_by',
    other: 'office_id line_id sequence kind payment_id at',
  },
  bank_lines: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'label counterparty_name counterparty_iban end_to_end_id bank_reference',
    other:
      'office_id id business_id account_id statement_id line_key booked_on value_on cents currency format is_return twin_of at',
  },
  bank_statements: {
    why: 'invoicing',
    keep: 'legal',
    other:
      'office_id id import_id business_id account_id from_on to_on opening_cents closing_cents off_cents',
  },
  claim_answers: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'words staff_id recorded_by',
    other: 'office_id claim_id outcome payment_id at',
  },
  dispute_answers: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'words staff_id recorded_by',
    other: 'office_id dispute_id kind credit_id at',
  },
  disputes: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'words said_by staff_id recorded_by',
    other: 'office_id id business_id invoice_id lines cents reason answer_on at',
  },
  contact_ends: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id contact_id at',
  },
  contacts: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'person words next_staff_id staff_id recorded_by',
    other: 'office_id id business_id customer_id kind next_step next_on at',
  },
  dunning_departures: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'subject words iban said said_by',
    other: 'office_id dunning_id outcome why level documents left_out at',
  },
  dunning_hold_ends: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'owner_id staff_id recorded_by',
    other: 'office_id hold_id at',
  },
  dunning_holds: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'owner_id staff_id words recorded_by',
    other: 'office_id id business_id customer_id until_on at',
  },
  dunning_plans: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id business_id version mode first_days second_days leaves_hour least_cents bank_days at',
  },
  dunning_releases: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'owner_id recorded_by',
    other: 'office_id dunning_id at',
  },
  dunning_runs: {
    why: 'invoicing',
    keep: 'legal',
    other: 'office_id business_id run_on plan_version outcome planned more leaves_at at',
  },
  dunning_texts: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id business_id level locale version subject words at',
  },
  dunnings: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'to_address staff_id recorded_by',
    other:
      'office_id id business_id customer_id mandate_id article channel locale documents plan_version run_on at',
  },
  formal_notices: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'reason',
    other: 'office_id dunning_id pay_days is_claiming',
  },
  letter_ends: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'reason staff_id recorded_by',
    other: 'office_id letter_id outcome posted_on registered at',
  },
  letter_files: {
    why: 'invoicing',
    keep: 'legal',
    other: 'office_id letter_id sha256 bytes pages at',
  },
  letters: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'facts staff_id recorded_by',
    other: 'office_id id business_id customer_id kind written_on total_cents currency facts_sha256 at',
  },
  notice_releases: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id dunning_id at',
  },
  open_credits: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'customer_id',
    other: 'office_id source_id source_kind business_id currency left_cents',
  },
  payment_claims: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'words said_by staff_id recorded_by',
    other: 'office_id id business_id invoice_id paid_on means cents currency said_as at',
  },
  payment_reversals: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'staff_id recorded_by',
    other: 'office_id id payment_id cause reason at',
  },
  payments: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'customer_id reference staff_id recorded_by',
    other: 'office_id id business_id paid_on means cents currency source at',
  },
  promise_answers: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'words said_by staff_id recorded_by',
    other: 'office_id promise_id outcome at',
  },
  promises: {
    why: 'invoicing',
    keep: 'legal',
    personal: 'words said_by staff_id recorded_by',
    other: 'office_id id business_id invoice_id dates at',
  },
};
