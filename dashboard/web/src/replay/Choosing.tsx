import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayForm } from '../contracts/administration';
import { hostNow, post } from '../session/http';
import { fromLocalField, localField, zone } from '../words/time';

const hour = 3_600_000;
// The field has whole seconds: what came in this one counts.
const second = 1_000;

/** Which span, and what to change in it. */
export function Choosing({ running, onStarted }: { running: boolean; onStarted: (now: ReplayForm) => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(() => localField(hostNow() - hour));
  const [to, setTo] = useState(() => localField(hostNow() + second));
  const [problem, setProblem] = useState<string | null>(null);
  const whole = from !== '' && to !== '';
  const ordered = whole && Date.parse(from) < Date.parse(to);
  const start = async () => {
    setProblem(null);
    try {
      onStarted(await post<ReplayForm>('/api/replay', { from: new Date(fromLocalField(from)).toISOString(), to: new Date(fromLocalField(to)).toISOString(), rules: 'today' }));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <div className="replay-span">
        <MomentField label={t('replay.from', { zone: zone() })} value={from} onChange={setFrom} />
        <MomentField label={t('replay.to', { zone: zone() })} value={to} onChange={setTo} />
      </div>
      <fieldset className="plain-set">
        <legend className="quiet">{t('replay.what')}</legend>
        <Radio checked aria-describedby="replay-hint">{t('replay.today')}</Radio>
        <p id="replay-hint" className="quiet hint">{t('replay.todayHint')}</p>
      </fieldset>
      {whole && !ordered && <p role="alert" className="failed">{t('replay.order')}</p>}
      <div className="actions"><Button type="primary" disabled={!ordered || running} onClick={() => void start()}>{t('replay.start')}</Button></div>
      {problem !== null && <Alert type="error" role="alert" showIcon title={<span className="said">{problem}</span>} />}
    </>
  );
}

function MomentField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="draft-field">
      <span className="quiet">{label}</span>
      <input type="datetime-local" step={1} className="time-bar-field" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
