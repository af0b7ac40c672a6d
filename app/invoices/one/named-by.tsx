import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import type { InvoicePage } from './one.server.ts';

/** The documents that do something to this one, each by a link, the drafts among them too. */
export const NamedBy = ({ namedBy }: Pick<InvoicePage, 'namedBy'>) => {
  const t = useT();
  return namedBy.map(({ invoiceId, reference, does, isIssued }) => (
    <p key={invoiceId} className="row" data-named-by={does}>
      <span>{t(`timeline:named.${does}.${isIssued ? 'issued' : 'draft'}`)}</span>
      <LinkButton
        size="desk"
        look="quiet"
        icon={isIssued ? 'arrow-right' : 'pencil-line'}
        to={paths.invoice(invoiceId)}
      >
        {reference}
      </LinkButton>
    </p>
  ));
};
