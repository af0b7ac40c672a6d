/** The pages whose address holds a secret (see `paths`). */
const secret =
  /^\/(review|portal|invoice|invitation|password|address|report|objection)\/[^/]+?(?=\.data$|\/|$)/;

/** The path as it may be written to a log: without query, and without the token of a personal link. */
export const redactPath = (target: string) => target.split(/[?#]/, 1)[0]!.replace(secret, '/$1/:token');
