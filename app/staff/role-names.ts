import type { StaffRole } from '#db/schema/offices.ts';

/** From the one who may do everything to the one who only reads; typed by the schema, so that none is forgotten. */
const all: Record<StaffRole, true> = { admin: true, supervisor: true, biller: true, accountant: true };

export const roleNames = Object.keys(all) as StaffRole[];
