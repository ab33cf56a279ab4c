import { useTranslation } from 'react-i18next';
import type { ImportForm } from '../contracts/administration';
import { Confirm } from '../frame/Confirm';
import { FileCounts } from './FileCounts';

interface ConfirmFullProps {
  readonly preview: ImportForm;
  readonly onCancel: () => void;
  readonly onConfirm: () => Promise<void>;
}

/** Tells what a full import would remove before it does. */
export function ConfirmFull({ preview, onCancel, onConfirm }: ConfirmFullProps) {
  const { t } = useTranslation();
  const { added, changed, removed, rejected } = preview;
  return (
    <Confirm title={t('imports.confirm')} act={removed === 0 ? t('imports.start') : t('imports.confirmAct', { removed })} onCancel={onCancel} onAct={onConfirm}>
      <p>{t(removed === 0 ? 'imports.confirmNothing' : 'imports.confirmRemoves', { removed, added, changed })}</p>
      <FileCounts files={preview.files} />
      {rejected.length > 0 && <p className="failed">{t('imports.confirmRejects', { rejected: rejected.length })}</p>}
    </Confirm>
  );
}
