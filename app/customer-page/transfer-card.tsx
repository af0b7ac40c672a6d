import { QrCode } from '#app/auth/qr-code.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { CopyField } from './copy-field.tsx';
import type { CustomerView, TransferView } from './customer-data.ts';

/** Everything a bank asks for, to copy or to scan. */
export const TransferCard = ({ view, transfer }: { view: CustomerView; transfer: TransferView }) => {
  const t = useT();
  const f = useFormat();
  const amount = f.money(view.amountCents, view.currency);
  const plain = (view.amountCents / 100).toFixed(2).replace('.', ',');
  return (
    <Sheet className="pay" id="pay">
      <h2 className="h3">{t('customer:pay.title')}</h2>
      <dl>
        <CopyField label={t('customer:pay.payee')} value={transfer.payee} />
        <CopyField
          label={t('customer:pay.iban')}
          value={transfer.iban.replace(/(.{4})(?=.)/g, '$1 ')}
          copied={transfer.iban}
        />
        {transfer.bic && <CopyField label={t('customer:pay.bic')} value={transfer.bic} />}
        <CopyField label={t('customer:pay.amount')} value={amount} copied={plain} />
        <CopyField label={t('customer:pay.reference')} value={transfer.reference} />
      </dl>
      {transfer.qr && (
        <div className="pay__qr">
          <QrCode drawing={transfer.qr} label={t('customer:pay.qr', { amount, payee: transfer.payee })} />
          <p className="muted">{t('customer:pay.scan')}</p>
        </div>
      )}
    </Sheet>
  );
};
