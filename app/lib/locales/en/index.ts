import { check } from './check.ts';
import { customer } from './customer.ts';
import { office } from './office.ts';
import { portal } from './portal.ts';
import { review } from './review/index.ts';

/** The English texts; their types make sure that none is missing. */
export const en = {
  ...office,
  check,
  customer,
  portal,
  review,
};
