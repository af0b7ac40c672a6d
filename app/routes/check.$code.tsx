import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CheckPage } from '#app/check/check-page.tsx';
import { readCheck } from '#app/check/read-check.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { readSealCode, sealCode } from '#workflows/documents/seal-code.ts';

/** The page that the QR code of a document leads to: open to whoever holds the document. */
export async function loader({ params }: LoaderFunctionArgs) {
  const typed = (params.code ?? '').slice(0, 40);
  const check = await readCheck(services(), typed);
  const seal = check && readSealCode(typed);
  // As the document prints it, to be compared with it, however it was typed.
  return data({ check, code: seal ? sealCode(seal) : typed }, { status: check ? 200 : 404 });
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('check:pageTitle'));

export default function CheckDocument() {
  return <CheckPage {...useLoaderData<typeof loader>()} />;
}
