import '@remix-run/node';

/** What loaders return reaches their pages as it is, `Date` and promises included, and so it is typed. */
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
