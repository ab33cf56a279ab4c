import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHindrance } from '../past/standpoint';
import { useMay } from '../session/session';

interface ActionsProps {
  readonly acknowledged: boolean;
  readonly by: string | null;
  readonly act: (wanted: boolean) => Promise<void>;
}

/** What an operator does to a fault or an alarm. */
export function Actions({ acknowledged, by, act }: ActionsProps) {
  const { t } = useTranslation();
  const hindrance = useHindrance();
  const may = useMay('operate');
  return (
    <div className="actions">
      {may && (
        <Button
          type={acknowledged ? 'default' : 'primary'}
          disabled={hindrance !== null}
          title={hindrance === null ? undefined : t(hindrance)}
          onClick={() => void act(!acknowledged)}
        >
          {t(acknowledged ? 'action.unacknowledge' : 'action.acknowledge')}
        </Button>
      )}
      <span className="quiet">{acknowledged ? (by === null ? t('mark.acknowledged') : t('mark.acknowledgedBy', { user: by })) : t('mark.unacknowledged')}</span>
    </div>
  );
}
