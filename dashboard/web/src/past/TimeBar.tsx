import { Button, Progress, Select } from 'antd';
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../session/http';
import { usePreferences } from '../frame/preferences';
import { useSaid } from '../frame/Said';
import { absolute, fromLocalField, localField, span as length, zone } from '../words/time';
import { reasonOf } from '../words/reason';
import type { Span } from './moments';
import { Marks } from './Marks';
import { useStandpoint } from './standpoint';

const speeds = [1, 10, 60, 600];

/** The bar of time: stand at any past moment, and play on from there. */
export default function TimeBar() {
  const { t, i18n } = useTranslation();
  const { at, folded } = useStandpoint();
  usePreferences(({ times }) => times);
  const navigate = useNavigate();
  const asked = useQuery({ queryKey: ['past-span', at === null], queryFn: () => get<Span>('/api/past'), refetchInterval: 30_000 });
  const span = asked.data;
  const go = useCallback((moment: number | null) => {
    const held = moment === null || !span ? moment : Math.min(Math.max(moment, Date.parse(span.first)), Date.parse(span.last));
    void navigate({ to: '.', search: ((before: object) => ({ ...before, at: held === null ? undefined : new Date(held).toISOString() })) as never, replace: true });
  }, [navigate, span]);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(60);
  usePlay(playing && at !== null, speed, at, span, go, () => setPlaying(false));
  const stands = at === null ? t('past.live') : t('past.stands', { time: absolute(i18n.language, at) });
  useSaid('past', stands);
  if (!span) {
    return asked.error === null
      ? <div className="time-bar" role="status">{t('past.loading')}</div>
      : <div className="time-bar" role="alert">{t('error.fetch', { reason: reasonOf(t, asked.error) })} <Button size="small" onClick={() => void asked.refetch()}>{t('action.retry')}</Button></div>;
  }
  const last = Date.parse(span.last);
  const now = at === null ? last : Date.parse(at);
  return (
    <section className={`time-bar ${at === null ? '' : 'in-past'}`} aria-label={t('past.bar')}>
      <div className="time-bar-row">
        <b>{stands}</b>
        {folded !== null && <Progress percent={Math.round(folded * 100)} size="small" className="time-bar-progress" aria-label={t('past.folding')} />}
        <span className="spring" />
        <Button size="small" onClick={() => go(now - 3_600_000)}>−{length(t, 3_600_000)}</Button>
        <Button size="small" onClick={() => go(now - 300_000)}>−{length(t, 300_000)}</Button>
        <Button size="small" onClick={() => go(now - 30_000)}>−{length(t, 30_000)}</Button>
        <Button size="small" type={playing ? 'primary' : 'default'} disabled={at === null} aria-pressed={playing} onClick={() => setPlaying(!playing)}>
          {t(playing ? 'past.pause' : 'past.play')}
        </Button>
        <Select
          size="small"
          value={speed}
          onChange={setSpeed}
          aria-label={t('past.speed')}
          options={speeds.map((value) => ({ value, label: `×${value}` }))}
        />
        <Button size="small" onClick={() => go(now + 30_000)} disabled={at === null}>+{length(t, 30_000)}</Button>
        <Button size="small" onClick={() => go(now + 300_000)} disabled={at === null}>+{length(t, 300_000)}</Button>
        <input
          type="datetime-local"
          step={1}
          className="time-bar-field"
          aria-label={t('past.moment', { zone: zone() })}
          title={t('past.moment', { zone: zone() })}
          value={localField(now)}
          max={localField(last)}
          min={localField(Date.parse(span.first))}
          onChange={(event) => event.target.value !== '' && go(fromLocalField(event.target.value, zone(), now))}
        />
        <Button size="small" type="primary" disabled={at === null} onClick={() => go(null)}>{t('past.back')}</Button>
        <Button size="small" onClick={() => { go(null); useStandpoint.setState({ open: false }); }} aria-label={t('past.close')} title={t('past.close')}>✕</Button>
      </div>
      <Marks span={span} now={now} onGo={go} />
    </section>
  );
}

/** A step a second, once what the last one asked for is there; at the end of the past it stops. */
function usePlay(playing: boolean, speed: number, at: string | null, span: Span | undefined, go: (moment: number) => void, stop: () => void): void {
  const busy = useIsFetching({ queryKey: ['past'] }) > 0;
  useEffect(() => {
    if (!playing || busy || at === null || !span) {
      return undefined;
    }
    const timer = setTimeout(() => {
      const next = Date.parse(at) + speed * 1_000;
      go(next);
      if (next >= Date.parse(span.last)) {
        stop();
      }
    }, 1_000);
    return () => clearTimeout(timer);
  }, [playing, busy, at, span, speed, go, stop]);
}
