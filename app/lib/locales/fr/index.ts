import { check } from './check.ts';
import { customer } from './customer.ts';
import { office } from './office.ts';
import { portal } from './portal.ts';
import { review } from './review/index.ts';

/** Every text of the interface, by area. French is the reference: English has the same keys. */
export const fr = {
  ...office,
  // Said by light pages alone, which a server writes whole: no browser is sent these.
  check,
  customer,
  portal,
  review,
};
