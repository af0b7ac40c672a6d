import { withRatios } from './figures.ts';
import { measurePeers } from './peers.ts';
import { measureProduct } from './product.ts';

/**
 * Reviews opened, approved and expired by silence per second: the product's own machines, tables, policies and row-level
 * security beside other durable engines on the same job (theirs: the benchmark folder `peers`), one after the other on
 * the same machine, each with a PostgreSQL of its own under the same settings.
 */
export async function reviews({ n }: { n: number }) {
  const ours = await measureProduct(n);
  const theirs = await measurePeers(n, [
    'limit-set',
    'limit-row',
    'dbos-queue',
    'restate',
    'pgboss',
    'pgboss-batch',
  ]);
  return withRatios([...ours, ...theirs], 'limit-row');
}
