import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { defaultLocale, isLocale, learn } from '#app/lib/i18n.ts';
import { selectNumbers } from '#app/ui/select-numbers.ts';

const { lang } = document.documentElement;
selectNumbers();
await learn(isLocale(lang) ? lang : defaultLocale);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
