import { Button } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedWorkRow } from '../../contracts/rows';
import { useTicking } from '../../frame/clock';
import { pastStoreOf, storeOf, useShown } from '../../live/views';
import { usePastMoment } from '../../past/standpoint';
import { usePastRows } from '../../past/usePastRows';
import { useZone } from '../../frame/InZoneOf';
import { reasonOf } from '../../words/reason';
import { monthName } from '../../words/time';
import { shiftDay, shiftMonth } from '../../words/zones';
import { workList } from '../workList';
import { entriesOf, monthOf, today, weekOf } from './days';
import { DayList } from './DayList';
import { Month } from './Month';
import { Week } from './Week';

const everything = { text: '', facets: {}, sort: 'start', descending: false };

export type Span = 'month' | 'week';

interface CalendarProps {
  readonly span: Span;
  readonly open: string | null;
  readonly onOpen: (row: PlannedWorkRow) => void;
}

/** Planned work by month or week. The chosen day stands in the address; arrows move it, page keys turn the leaf, and its work is listed below. */
export default function Calendar({ span, open, onOpen }: CalendarProps) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const { rows, revision, failure, again, loaded } = useWorks();
  const now = useTicking((moment) => Math.floor(moment / 60_000)) * 60_000;
  const [day, choose] = useDay(today(zone, now));
  const weeks = useMemo(() => (span === 'month' ? monthOf(day) : [weekOf(day)]), [span, day]);
  const entries = useMemo(() => entriesOf(rows, weeks.flat(), zone), [rows, revision, weeks, zone]);
  const table = useRef<HTMLDivElement>(null);
  const focus = useRef(false);
  useEffect(() => {
    if (focus.current) {
      focus.current = false;
      table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
    }
  }, [day]);
  const turn = (by: number) => choose(span === 'month' ? shiftMonth(day, by) : shiftDay(day, 7 * by));
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event, day);
    if (to !== null && (event.target as HTMLElement).dataset.day !== undefined) {
      event.preventDefault();
      focus.current = true;
      choose(to);
    }
  };
  const shared = { days: weeks, chosen: day, today: today(zone, now), entries, open, onDay: choose, onOpen };
  const title = monthName(i18n.language, span === 'month' ? day : weeks[0]![3]!);
  return (
    <div className="calendar" onKeyDown={onKeyDown}>
      <div className="calendar-bar">
        <Button onClick={() => turn(-1)} aria-label={t(`calendar.previous.${span}`)} title={t(`calendar.previous.${span}`)}>‹</Button>
        <Button onClick={() => choose(today(zone, now))}>{t('calendar.today')}</Button>
        <Button onClick={() => turn(1)} aria-label={t(`calendar.next.${span}`)} title={t(`calendar.next.${span}`)}>›</Button>
        <h2 aria-live="polite">{title}</h2>
        <span className="quiet">{t('time.zone', { zone })}</span>
      </div>
      {failure !== null && <p role="alert">{t('error.fetch', { reason: reasonOf(t, failure) })} <Button size="small" onClick={again}>{t('action.retry')}</Button></p>}
      {!loaded && failure === null && <p role="status" className="quiet">{t('list.loading')}</p>}
      <div ref={table}>{span === 'month' ? <Month {...shared} title={title} /> : <Week {...shared} title={title} now={now} zone={zone} />}</div>
      <DayList day={day} entries={entries.get(day) ?? []} open={open} onOpen={onOpen} />
    </div>
  );
}

function moved({ key, shiftKey }: KeyboardEvent, day: string): string | null {
  switch (key) {
    case 'ArrowLeft': return shiftDay(day, -1);
    case 'ArrowRight': return shiftDay(day, 1);
    case 'ArrowUp': return shiftDay(day, -7);
    case 'ArrowDown': return shiftDay(day, 7);
    case 'Home': return weekOf(day)[0]!;
    case 'End': return weekOf(day)[6]!;
    case 'PageUp': return shiftMonth(day, shiftKey ? -12 : -1);
    case 'PageDown': return shiftMonth(day, shiftKey ? 12 : 1);
    default: return null;
  }
}

/** All work there is, now or at the moment looked at. */
function useWorks() {
  const at = usePastMoment();
  const store = (at === null ? storeOf : pastStoreOf)('plannedWork', workList.sight, everything);
  const { failure, again } = usePastRows('plannedWork', at, store);
  useEffect(() => store.look(everything), [store]);
  const { rows, revision, loaded } = useShown(store);
  return { rows, revision, loaded, failure, again };
}

function useDay(preset: string): [string, (day: string) => void] {
  const { day } = useSearch({ strict: false }) as { day?: string };
  const navigate = useNavigate();
  const choose = (to: string) => void navigate({ to: '.', search: ((before: object) => ({ ...before, day: to })) as never, replace: true });
  return [day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : preset, choose];
}
