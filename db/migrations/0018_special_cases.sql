-- The special cases that a policy names are those there are; without a list it means all of them.
alter table policies add constraint policies_cases check (
  coalesce(policy -> 'approvalCases', '[]')
    <@ '["specialPrice", "penalty", "deposit", "depositRecovery", "retention", "exceptional"]'::jsonb
  and coalesce(policy -> 'silenceCases', '[]')
    <@ '["specialPrice", "penalty", "deposit", "depositRecovery", "retention", "exceptional"]'::jsonb
  and coalesce(policy -> 'silenceCases', '[""]') <> '[]'
);
