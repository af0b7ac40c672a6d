import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CheckPage } from '#app/check/check-page.tsx';
import { readCheck } from '#app/check/read-check.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';

/** The page that the QR code of a document leads to: open to whoever holds the document. */
export async function loader({ params }: LoaderFunctionArgs) {
  const code = (params.code ?? '').slice(0, 40);
  const check = await readCheck(services(), code);
  return data({ check, code }, { status: check ? 200 : 404 });
}

export const meta = pageTitle((t) => t('check:pageTitle'));

export default function CheckDocument() {
  return <CheckPage {...useLoaderData<typeof loader>()} />;
}
