-- Who changed what silence rests on, or under which name a person approves, stands in the record of their access too.
alter table security_events drop constraint security_events_event;
--> statement-breakpoint
alter table security_events add constraint security_events_event check (event in ('signedIn', 'newDevice', 'passwordChanged',
  'passwordReset', 'factorChanged', 'codesMade', 'codeUsed', 'passkeyAdded', 'passkeyRemoved', 'addressChanged', 'roleChanged',
  'disabled', 'enabled', 'invited', 'invitationWithdrawn', 'sessionsEnded', 'ownerAdded', 'ownerMoved', 'ownerRemoved',
  'ownerRenamed', 'mandateRecorded'));
