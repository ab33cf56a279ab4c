import { Button, Popover, Select, Switch } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choose, usePreferences } from '../frame/preferences';
import type { SoundChoice } from '../contracts/choices';
import { useTicking } from '../frame/clock';
import { faultList } from '../faults/faultList';
import { severities } from '../list/severity';
import { storeOf } from '../live/views';
import { span } from '../words/time';
import { allowNoise, mayNoise, noise } from './noise';
import { Sounding } from './sounding';

const preset = { text: '', facets: { status: ['open'] }, sort: 'priority', descending: false };
const snooze = 15 * 60_000;
const agains = [0, 30, 60, 300];

/** Whether new faults are heard: from which severity, how often again, and quiet for a while. */
export function SoundButton() {
  const { t } = useTranslation();
  const sound = usePreferences((all) => all.sound);
  const setSound = (change: SoundChoice) => choose({ sound: change });
  const allowed = useSound();
  const quiet = useTicking(() => (Date.now() < sound.quietUntil ? span(t, sound.quietUntil - Date.now()) : ''));
  const label = !sound.on ? t('sound.off') : !allowed ? t('sound.allow') : quiet !== '' ? t('sound.quiet', { time: quiet }) : t('sound.on');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('sound.title')}
      content={(
        <div className="sound">
          <label><Switch size="small" checked={sound.on} onChange={(on) => { setSound({ ...sound, on }); void allowNoise(); }} aria-label={t('sound.heard')} /> {t('sound.heard')}</label>
          <label>{t('sound.from')} <Select size="small" value={sound.from} onChange={(from) => setSound({ ...sound, from })} aria-label={t('sound.from')} options={severities.slice(0, 4).map((value) => ({ value, label: t(`severity.${value}`) }))} /></label>
          <label>{t('sound.again')} <Select size="small" value={sound.again} onChange={(again) => setSound({ ...sound, again })} aria-label={t('sound.again')} options={agains.map((value) => ({ value, label: value === 0 ? t('sound.never') : span(t, value * 1_000) }))} /></label>
          <Button size="small" onClick={() => setSound({ ...sound, quietUntil: quiet === '' ? Date.now() + snooze : 0 })}>{t(quiet === '' ? 'sound.snooze' : 'sound.wake')}</Button>
          <Button size="small" onClick={() => void allowNoise().then(() => noise(sound.from))}>{t('sound.try')}</Button>
        </div>
      )}
    >
      <Button onClick={() => void allowNoise()} type={sound.on && !allowed ? 'primary' : 'default'}>{label}</Button>
    </Popover>
  );
}

/** Listens to the faults, whichever page is open. */
function useSound(): boolean {
  const [allowed, setAllowed] = useState(mayNoise());
  const sounding = useRef(new Sounding());
  useEffect(() => {
    const store = storeOf('faults', faultList.sight, preset);
    const hear = () => {
      const { sound } = usePreferences.getState();
      const severity = store.version < 0 ? null : sounding.current.hear(store.held(), sound, Date.now());
      if (severity !== null) {
        noise(severity);
      }
      setAllowed(mayNoise());
    };
    const timer = setInterval(hear, 1_000);
    return () => clearInterval(timer);
  }, []);
  return allowed;
}
