import { useTranslation } from 'react-i18next';
import type { PlannedWorkRow } from '../../contracts/rows';
import { useTicking } from '../../frame/clock';
import { useZone } from '../../frame/InZoneOf';
import { clockTime } from '../../words/time';
import { type DayEntry, runs } from './days';

interface EntryProps {
  readonly entry: DayEntry;
  readonly current: boolean;
  readonly reachable: boolean;
  readonly onOpen: (row: PlannedWorkRow) => void;
  readonly style?: React.CSSProperties;
}

/** One piece of work on one day: when, what, and what is the matter with it by shape and word. */
export function Entry({ entry, current, reachable, onOpen, style }: EntryProps) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const { row, before, after } = entry;
  const running = useTicking((now) => Number(runs(row, now))) === 1;
  const wrong = row.conflicts + row.beyondPlan > 0;
  const time = `${before ? '…' : clockTime(i18n.language, row.start, zone)}–${after ? '…' : clockTime(i18n.language, row.end, zone)}`;
  const facts = [
    running ? t('calendar.running') : '',
    row.conflicts > 0 ? t('work.conflicts', { count: row.conflicts }) : '',
    row.conflictsWith.length > 0 ? t('calendar.with', { works: row.conflictsWith.join(t('comma')) }) : '',
    row.beyondPlan > 0 ? t('work.beyond', { count: row.beyondPlan }) : '',
    t('calendar.touches', { count: row.elements, down: row.circuitsDown, atRisk: row.circuitsAtRisk }),
  ].filter((fact) => fact !== '');
  return (
    <button
      type="button"
      className={['work-entry', running ? 'running' : '', wrong ? 'wrong' : '', current ? 'current' : ''].join(' ')}
      style={style}
      tabIndex={reachable ? 0 : -1}
      aria-current={current || undefined}
      title={[row.name, time, ...facts].join('\n')}
      onClick={() => onOpen(row)}
    >
      <span className="visually-hidden">{[row.name, row.id, time, ...facts].join('; ')}</span>
      <span aria-hidden="true">
        <span className="work-time">{time}</span>{' '}
        {running && <b>▶ <span className="running-word">{t('calendar.runningShort')} </span></b>}
        {wrong && <b className="work-wrong">▲ {row.conflicts + row.beyondPlan} </b>}
        <span className="work-name">{row.name}</span>
        <span className="work-figures"> {row.circuitsDown} / {row.circuitsAtRisk}</span>
      </span>
    </button>
  );
}
