import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../frame/Times';
import { useHindrance } from '../past/standpoint';
import { useMay } from '../session/session';
import { HoldFor, usePresetMinutes } from './HoldFor';
import { LapsedTag } from './LapsedTag';

interface ActionsProps {
  readonly acknowledged: boolean;
  readonly by: string | null;
  /** When it ends by itself. */
  readonly until: string | null;
  readonly lapsedBy: string | null;
  readonly act: (wanted: boolean, minutes: number) => Promise<void>;
  readonly children?: ReactNode;
}

/** What an operator does to a fault or an alarm. */
export function Actions({ acknowledged, by, until, lapsedBy, act, children }: ActionsProps) {
  const { t } = useTranslation();
  const hindrance = useHindrance();
  const may = useMay('operate');
  const preset = usePresetMinutes();
  const [chosen, choose] = useState<number | null>(null);
  const minutes = chosen ?? preset;
  return (
    <div className="actions">
      {may && (
        <Button
          type={acknowledged ? 'default' : 'primary'}
          disabled={hindrance !== null}
          title={hindrance === null ? undefined : t(hindrance)}
          onClick={() => void act(!acknowledged, minutes)}
        >
          {t(acknowledged ? 'action.unacknowledge' : 'action.acknowledge')}
        </Button>
      )}
      {may && !acknowledged && <HoldFor minutes={minutes} onMinutes={choose} label={t('action.holdFor')} />}
      <span className="quiet">
        {acknowledged ? (by === null ? t('mark.acknowledged') : t('mark.acknowledgedBy', { user: by })) : t('mark.unacknowledged')}
        {acknowledged && until !== null && <> {t('mark.until')} <Moment time={until} /></>}
      </span>
      {!acknowledged && <LapsedTag by={lapsedBy} />}
      {children}
    </div>
  );
}
