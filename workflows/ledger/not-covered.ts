import type { Locale } from '#db/shapes/locale.ts';

/**
 * What a verification says nothing about, and why: every column of every table is either found when it is changed, or
 * stands here. A test walks over the database and holds the two together.
 */
export type NotCovered = {
  says: { en: string; fr: string };
  /** Tables with their columns, spaces between them. */
  columns: [table: string, columns: string][];
};

export const notCovered: NotCovered[] = [
  {
    says: {
      en: 'who may come in, and how: staff, owners, links, sessions, codes, and what happened to their access',
      fr: 'qui peut entrer, et comment\u202F: équipe, dirigeants, liens, sessions, codes, et ce qui est arrivé à leurs accès',
    },
    columns: [
      ['attempts', 'key at id'],
      ['challenges', 'challenge id purpose expires_at'],
      [
        'link_sessions',
        'id office_id link_id expires_at created_at code_id code_expires_at code_tries confirmed_at',
      ],
      [
        'links',
        'person_id token_sha256 office_id id purpose subject_id round expires_at revoked_at created_at',
      ],
      ['owners', 'name email phone role office_id id business_id locale revoked_at created_at address_since'],
      [
        'owner_changes',
        'office_id id business_id owner_id kind name old_email new_email old_since staff_id staff_name at objected_at objected_by',
      ],
      ['owner_notices', 'office_id id change_id owner_id email token_sha256 expires_at'],
      [
        'passkeys',
        'name credential_id public_key office_id id staff_id counter transports synced created_at used_at',
      ],
      ['recovery_codes', 'salt code_hash office_id id staff_id used_at created_at'],
      ['security_events', 'actor detail user_agent address office_id id staff_id event at'],
      [
        'sessions',
        'user_agent address id office_id staff_id expires_at ends_at second_factor created_at seen_at factor_at',
      ],
      [
        'staff',
        'email name phone password_hash totp_secret office_id id role locale totp_last_step disabled_at created_at',
      ],
      ['staff_devices', 'id office_id staff_id first_seen_at seen_at'],
      ['staff_invitations', 'token_sha256 office_id id staff_id expires_at accepted_at created_at'],
      ['staff_tokens', 'email token_sha256 office_id id staff_id purpose expires_at used_at created_at'],
    ],
  },
  {
    says: {
      en: 'what may change at any time and is copied into what is sealed: offices, businesses, customers, the end of a mandate, provisional references',
      fr: 'ce qui peut changer à tout moment et se trouve recopié dans ce qui est scellé\u202F: bureaux, entreprises, clients, fin d’un mandat, références provisoires',
    },
    columns: [
      [
        'businesses',
        'name party iban bic office_id id number_prefix vat_on_debits mentions contact_staff_id look difference_limit_cents created_at updated_at',
      ],
      ['customers', 'name party email office_id id business_id kind locale created_at updated_at'],
      ['mandates', 'ends_on'],
      ['office_identities', 'name address office_id id legal_form siren vat_number until'],
      ['offices', 'name email phone address office_id legal_form siren vat_number created_at four_eyes'],
      ['provisional_counters', 'office_id year last'],
    ],
  },
  {
    says: {
      en: 'how lists sort and find: who drafted, customer records, cases, problems, provisional references, second readers asked for, what is left of credits',
      fr: 'ce qui sert à classer et à retrouver\u202F: auteur du brouillon, fiche client, cas, anomalies, référence provisoire, relecture demandée, restes des avoirs',
    },
    columns: [
      ['open_credits', 'office_id source_id source_kind business_id customer_id currency left_cents'],
      [
        'invoices',
        'created_by customer_id provisional_ref special_cases problems status created_at updated_at release_asked_at copy_family twin_key late_cents next_due_on disputed_cents promised_on asked_parts paid_on',
      ],
      ['drafts', 'updated_by version source updated_at taken_out buyer_candidates arrival'],
      ['earlier_documents', 'office_id invoice_id number'],
    ],
  },
  {
    says: {
      en: 'mails beside the address and the proof that a decision names: their words, tries and errors, openings, and all other mails',
      fr: 'les e-mails, hors l’adresse et la preuve de remise qu’une décision désigne\u202F: leurs mots, essais et erreurs, les ouvertures, et tous les autres e-mails',
    },
    columns: [
      [
        'mails',
        'payload subject reply_to state provider_id tries first_tried_at error accepted_at closed_at created_at',
      ],
      ['provider_events', 'received_at'],
    ],
  },
  {
    says: {
      en: 'notes that no decision comes of: openings, acknowledgements, reported links, second readings (the log names who released), talks about money, payments that somebody announced, payment reminders that were held or came to nothing, their texts and plans, what a morning announced (what left is covered), accounts and journals taken away, exports, acts on persons and of operators',
      fr: 'ce dont aucune décision ne dépend\u202F: ouvertures, accusés de réception, liens signalés, relectures (le journal nomme qui a libéré), échanges sur l’argent, règlements annoncés, relances retenues ou restées sans suite, leurs textes et plans, ce qu’un matin a annoncé (ce qui est parti est couvert), comptes et journaux remis, exports, actes sur les personnes et d’exploitation',
    },
    columns: [
      [
        'accounting_exports',
        'office_id id business_id from_on to_on format plan_version entries left_out debit_cents sha256 staff_id recorded_by at',
      ],
      ['accounting_plans', 'office_id business_id version accounts staff_id recorded_by at'],
      ['acknowledgements', 'person_name office_id invoice_id link_id at'],
      ['contact_ends', 'office_id contact_id staff_id recorded_by at'],
      [
        'contacts',
        'office_id id business_id customer_id kind person words next_step next_on next_staff_id staff_id recorded_by at',
      ],
      ['dunning_departures', 'why left_out said said_by'],
      ['dunning_hold_ends', 'office_id hold_id owner_id staff_id recorded_by at'],
      [
        'dunning_holds',
        'office_id id business_id customer_id owner_id staff_id until_on words recorded_by at',
      ],
      [
        'dunning_plans',
        'office_id business_id version mode first_days second_days leaves_hour least_cents bank_days staff_id recorded_by at',
      ],
      ['dunning_releases', 'recorded_by at'],
      ['dunning_runs', 'office_id business_id run_on plan_version outcome planned more leaves_at at'],
      ['dunning_texts', 'office_id business_id level locale version subject words staff_id recorded_by at'],
      ['dunnings', 'documents'],
      ['notice_releases', 'recorded_by at'],
      ['claim_answers', 'office_id claim_id outcome payment_id words staff_id recorded_by at'],
      ['document_opens', 'reader_id office_id id invoice_id document reader via at'],
      ['export_downloads', 'staff_id address office_id id export_id at'],
      [
        'exports',
        'staff_id office_id id business_id locale state files bytes sha256 requested_at ready_at expires_at',
      ],
      ['link_reports', 'body address office_id id link_id kind link_state at'],
      ['operator_acts', 'actor office_id id act subject items at'],
      [
        'payment_claims',
        'office_id id business_id invoice_id paid_on means cents currency words said_by said_as staff_id recorded_by at',
      ],
      ['privacy_acts', 'person_id actor office_id id act person at'],
      ['release_acts', 'staff_name note office_id id invoice_id act staff_id content_sha256 at'],
    ],
  },
  {
    says: {
      en: 'who wrote and posted letters about money, and what was typeset of them (what a posted letter says, when it was posted and under which number is covered)',
      fr: 'qui a écrit et posté les lettres de relance, et leur mise en page (le contenu d’une lettre postée, son jour et son numéro sont couverts)',
    },
    columns: [
      ['letter_ends', 'reason staff_id recorded_by at'],
      ['letter_files', 'office_id letter_id sha256 bytes pages at'],
      ['letters', 'staff_id recorded_by business_id customer_id kind written_on total_cents currency at'],
    ],
  },
  {
    says: {
      en: 'what banks wrote and who looked at it: accounts, files, lines and decisions (the payment that came of a line is covered)',
      fr: 'ce que les banques ont écrit et qui l’a regardé\u202F: comptes, fichiers, lignes et décisions (le règlement né d’une ligne est couvert)',
    },
    columns: [
      ['bank_accounts', 'iban staff_id recorded_by office_id id business_id currency at'],
      [
        'bank_imports',
        'file_name staff_id recorded_by office_id id sha256 format head answers taken known remarks at',
      ],
      ['bank_line_decisions', 'reason staff_id recorded_by office_id line_id sequence kind payment_id at'],
      [
        'bank_lines',
        'label counterparty_name counterparty_iban end_to_end_id bank_reference office_id id business_id account_id statement_id line_key booked_on value_on cents currency format is_return twin_of at',
      ],
      [
        'bank_statements',
        'office_id id import_id business_id account_id from_on to_on opening_cents closing_cents off_cents',
      ],
    ],
  },
  {
    says: {
      en: 'when rows were written, beside the instants that the log, the seal and the ledger hold',
      fr: 'l’instant où une ligne a été écrite, hors ceux que portent le journal, le scellé et le registre',
    },
    columns: [
      ['allocation_reversals', 'office_id staff_id recorded_by at'],
      ['allocations', 'office_id staff_id recorded_by at'],
      ['dispute_answers', 'office_id credit_id staff_id recorded_by at'],
      ['disputes', 'office_id staff_id recorded_by at'],
      ['documents', 'created_at'],
      ['promise_answers', 'office_id staff_id recorded_by at'],
      ['promises', 'office_id staff_id recorded_by at'],
      ['revisions', 'created_at'],
      ['series', 'last_issued_at'],
      ['transitions', 'recorded_at'],
      ['workflows', 'created_at'],
    ],
  },
  {
    // Rows among others that are covered: no log and no entry brought them.
    says: {
      en: 'what an owner reports about a document that is issued, a mandate that was added and that nothing rests on, and a message or letter that has not left',
      fr: 'ce qu’un dirigeant signale d’une pièce déjà émise, un mandat ajouté sur lequel rien ne repose, et une relance ou une lettre qui n’est pas partie',
    },
    columns: [],
  },
  {
    says: {
      en: 'the machinery: what waits, what failed, the clock of demonstrations, the processes, holds of a ledger',
      fr: 'la mécanique\u202F: ce qui attend, ce qui a échoué, l’horloge des démonstrations, les processus, la suspension d’un registre',
    },
    columns: [
      ['clock_control', 'single_row offset_ms movable'],
      ['ledger_heads', 'held_for key_id held_at logs_entered_to'],
      ['processes', 'id kind host pid version started_at seen_at late_ms'],
      ['unanchored', 'office_id business_id sequence'],
      ['workflows', 'lane ordinal wake_at failures failure waits_for'],
    ],
  },
];

/** What a verification that found nothing has to say of itself: `ahead` logs and `older` reviews as it counted them. */
export function saysNotCovered(lang: Locale, { ahead, older }: { ahead: number; older: number }): string {
  const own = {
    en: [
      ahead > 0 && `the last steps of ${count(ahead, 'log', 'logs')}, which enter the ledger within the hour`,
      older > 0 &&
        `the terms, words and proofs behind ${count(older, 'review', 'reviews')} opened by releases that did not hash them`,
    ],
    fr: [
      ahead > 0 &&
        `les dernières étapes de ${count(ahead, 'journal, qui entrera', 'journaux, qui entreront')} au registre dans l’heure`,
      older > 0 &&
        `les termes, paroles et preuves derrière ${count(older, 'validation ouverte', 'validations ouvertes')} par des versions qui n’en gardaient pas l’empreinte`,
    ],
  }[lang];
  const all = [...own.filter((each) => each !== false), ...notCovered.map(({ says }) => says[lang])];
  return lang === 'fr' ? `Non couvert\u202F: ${all.join('\u202F; ')}.` : `Not covered: ${all.join('; ')}.`;
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
