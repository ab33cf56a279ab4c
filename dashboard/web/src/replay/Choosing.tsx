import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayForm } from '../contracts/administration';
import { hostNow, post, sendForm } from '../session/http';
import { useMay } from '../session/session';
import { fromLocalField, localField, zone } from '../words/time';
import { GivenFile } from './GivenFile';
import { reasonOf } from '../words/reason';

const hour = 3_600_000;
// The field has whole seconds: what came in this one counts.
const second = 1_000;

type Rules = NonNullable<ReplayForm['rules']>;

const choices: readonly Rules[] = ['today', 'held', 'beside', 'instead'];

interface ChoosingProps {
  readonly running: boolean;
  readonly onStarted: (now: ReplayForm) => void;
}

/** Which span, and what to change in it: rule packs, and for an administrator packs and an inventory of their own. */
export function Choosing({ running, onStarted }: ChoosingProps) {
  const { t } = useTranslation();
  const may = useMay('replayGiven');
  const [from, setFrom] = useState(() => localField(hostNow() - hour));
  const [to, setTo] = useState(() => localField(hostNow() + second));
  const [rules, setRules] = useState<Rules>('today');
  const [packs, setPacks] = useState<File | null>(null);
  const [inventory, setInventory] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const whole = from !== '' && to !== '';
  const ordered = whole && Date.parse(from) < Date.parse(to);
  const own = rules === 'beside' || rules === 'instead';
  const lacks = own ? packs === null : rules === 'held' && inventory === null;
  const start = async () => {
    setProblem(null);
    setBusy(true);
    try {
      const span = { from: new Date(fromLocalField(from, zone(), hostNow())).toISOString(), to: new Date(fromLocalField(to, zone(), hostNow())).toISOString() };
      onStarted(await (rules === 'today' && inventory === null
        ? post<ReplayForm>('/api/replay', { ...span, rules })
        : sendForm<ReplayForm>('/api/replay/given', formOf({ ...span, rules }, { packs: own ? packs : null, inventory }))));
    } catch (error) {
      setProblem(reasonOf(t, error));
    } finally {
      setBusy(false);
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
        <Radio.Group className="replay-rules" value={rules} onChange={({ target }) => setRules(target.value as Rules)}>
          {choices.filter((choice) => may || choice === 'today').map((choice) => <Radio key={choice} value={choice}>{t(`replay.${choice}`)}</Radio>)}
        </Radio.Group>
        {own && <GivenFile label={t('replay.packs')} accept=".yaml,.yml,.zip" file={packs} onFile={setPacks} />}
        {may && <GivenFile label={t('replay.inventory')} accept=".zip" file={inventory} onFile={setInventory} />}
        <p className="quiet hint">{t('replay.todayHint')}{may && ` ${t('replay.givenHint')}`}</p>
      </fieldset>
      {whole && !ordered && <p role="alert" className="failed">{t('replay.order')}</p>}
      <div className="actions">
        <Button type="primary" loading={busy} disabled={!ordered || running || lacks} title={lacks ? t(own ? 'replay.packsNeeded' : 'replay.inventoryNeeded') : undefined} onClick={() => void start()}>{t('replay.start')}</Button>
      </div>
      {problem !== null && <Alert type="error" role="alert" showIcon title={<span className="said">{problem}</span>} />}
    </>
  );
}

function formOf(words: Readonly<Record<string, string>>, files: Readonly<Record<string, File | null>>): FormData {
  const form = new FormData();
  Object.entries(words).forEach(([name, word]) => form.append(name, word));
  Object.entries(files).forEach(([name, file]) => file !== null && form.append(name, file, file.name));
  return form;
}

function MomentField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="draft-field">
      <span className="quiet">{label}</span>
      <input type="datetime-local" step={1} className="time-bar-field" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
