import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReplayForm } from '../contracts/administration';
import { complain } from '../operations/complain';
import { send } from '../session/http';
import { absolute } from '../words/time';

/** Which replay is under way or was the last, and how it stands. */
export function Standing({ replay, onChanged }: { replay: ReplayForm; onChanged: () => void }) {
  const { t, i18n } = useTranslation();
  if (replay.from === null || replay.to === null) {
    return <p className="quiet">{t('replay.none')}</p>;
  }
  const running = replay.status === 'running';
  const said = { user: replay.user, from: absolute(i18n.language, replay.from), to: absolute(i18n.language, replay.to) };
  const cancel = async () => {
    try {
      await send('DELETE', '/api/replay');
    } catch (error) {
      complain(t, t('replay.cancel'), error);
    }
    onChanged();
  };
  return (
    <div className="replay-standing" role="status">
      <p>{t(running ? 'replay.running' : 'replay.last', said)}</p>
      {replay.rules !== null && <p className="quiet">{t(`replay.${replay.rules}`)}{replay.files.length > 0 && <>: <span className="machine">{replay.files.join(', ')}</span></>}</p>}
      {running && (
        <div className="actions">
          <Progress className="replay-progress" percent={Math.round(replay.progress * 100)} aria-label={t('replay.progress')} />
          <Button onClick={() => void cancel()}>{t('replay.cancel')}</Button>
        </div>
      )}
      {replay.status === 'cancelled' && <p className="off">{t('replay.cancelled')}</p>}
      {replay.status === 'failed' && <p className="failed">{t('replay.failed', { reason: replay.failure ?? '' })}</p>}
    </div>
  );
}
