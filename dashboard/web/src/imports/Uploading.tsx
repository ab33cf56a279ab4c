import { Alert, Button, Checkbox, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../frame/Panel';
import { ConfirmFull } from './ConfirmFull';
import { Drop } from './Drop';
import { useImport } from './useImport';

/** A zip chosen or dropped, what is to be done with it, and how far it is. */
export function Uploading({ onTaken }: { onTaken: (id: string) => void }) {
  const { t } = useTranslation();
  const { zip, full, stage, share, problem, preview, choose, setFull, start, confirm, cancel } = useImport(onTaken);
  const busy = stage !== 'idle';
  return (
    <Section title={t('imports.upload')}>
      <Drop disabled={busy} onFile={choose}>
        {zip !== null && <b>{t('imports.chosen', { name: zip.name, size: Math.ceil(zip.size / 1024) })}</b>}
      </Drop>
      {zip !== null && (
        <>
          <Checkbox checked={full} disabled={busy} onChange={(event) => setFull(event.target.checked)} aria-describedby="imports-full">{t('imports.fullChoice')}</Checkbox>
          <p id="imports-full" className="quiet hint">{t('imports.fullHint')}</p>
          <div className="actions">
            <Button type="primary" danger={full} loading={busy} onClick={() => void start()}>{t('imports.start')}</Button>
            {busy && <span role="status">{t(share < 1 ? 'imports.uploading' : stage === 'looking' ? 'imports.looking' : 'imports.applying')}</span>}
            {busy && <Progress className="time-bar-progress" percent={Math.round(share * 100)} size="small" aria-label={t('imports.uploading')} />}
          </div>
        </>
      )}
      {problem !== null && <Alert type="error" role="alert" showIcon title={problem} />}
      {preview !== null && <ConfirmFull preview={preview} onCancel={cancel} onConfirm={confirm} />}
    </Section>
  );
}
