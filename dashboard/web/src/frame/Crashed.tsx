import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Stands where a part of the page failed. */
export function Crashed({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty" role="alert">
      <p>{t('error.crashed')} <Button onClick={reset}>{t('action.retry')}</Button></p>
      <pre className="machine">{error instanceof Error ? error.message : String(error)}</pre>
    </div>
  );
}
