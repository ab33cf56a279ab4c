import { useTranslation } from 'react-i18next';
import type { PlannedWorkRow } from '../../contracts/rows';
import { Tag } from '../../frame/Mark';
import { dayName } from '../../words/time';
import type { DayEntry } from './days';
import { Entry } from './Entry';

/** All work of the chosen day, in words. */
export function DayList({ day, entries, open, onOpen }: { day: string; entries: readonly DayEntry[]; open: string | null; onOpen: (row: PlannedWorkRow) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="day-list" aria-label={dayName(i18n.language, day)}>
      <h3>{dayName(i18n.language, day)}</h3>
      {entries.length === 0 && <p className="quiet">{t('calendar.none')}</p>}
      <ul className="plain">
        {entries.map((entry) => (
          <li key={entry.row.id}>
            <Entry entry={entry} current={entry.row.id === open} reachable onOpen={onOpen} />
            <span className="quiet">{t('calendar.touches', { count: entry.row.elements, down: entry.row.circuitsDown, atRisk: entry.row.circuitsAtRisk })}</span>
            {entry.row.conflicts > 0 && <Tag tone="strong">{t('work.conflicts', { count: entry.row.conflicts })}</Tag>}
            {entry.row.conflictsWith.length > 0 && <Tag tone="strong">{t('calendar.with', { works: entry.row.conflictsWith.join(t('comma')) })}</Tag>}
            {entry.row.beyondPlan > 0 && <Tag tone="strong">{t('work.beyond', { count: entry.row.beyondPlan })}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}
