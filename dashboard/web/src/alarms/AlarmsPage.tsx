import { useSearch } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { lazily } from '../frame/lazily';
import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '../contracts/rows';
import { PanelPlace } from '../frame/PanelPlace';
import { ListPage } from '../list/ListPage';
import { focusComment, useOpened } from '../list/useOpened';
import { acknowledgeAlarm } from '../operations/operations';
import { alarmList, looksAtSuppressed, suppressedList } from './alarmList';
import { StormBanner } from './StormBanner';

const AlarmPanel = lazily(() => import('./AlarmPanel'));

/** Every alarm by itself, the newest first. */
export function AlarmsPage() {
  const { t } = useTranslation();
  const { id, row, open, close } = useOpened('alarms');
  const keys = useMemo(() => ({ acknowledge: (alarm: AlarmRow) => void acknowledgeAlarm(t, alarm, !alarm.acknowledged), comment: focusComment }), [t]);
  const panel = id !== null && <Suspense fallback={<PanelPlace />}><AlarmPanel key={id} id={id} row={row} onClose={close} /></Suspense>;
  const suppressed = looksAtSuppressed(useSearch({ strict: false }));
  return <ListPage kind={suppressed ? suppressedList : alarmList} title={suppressed ? t('nav.suppressed') : undefined} open={id} onOpen={open} onClose={id === null ? undefined : close} keys={keys} panel={panel} banner={<StormBanner />} />;
}
