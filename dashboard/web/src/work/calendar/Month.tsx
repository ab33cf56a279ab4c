import { useTranslation } from 'react-i18next';
import type { PlannedWorkRow } from '../../contracts/rows';
import { dayName, weekdayName } from '../../words/time';
import type { DayEntry } from './days';
import { Entry } from './Entry';

const atOnce = 3;

export interface LeafProps {
  readonly days: readonly (readonly string[])[];
  readonly title: string;
  readonly chosen: string;
  readonly today: string;
  readonly entries: ReadonlyMap<string, readonly DayEntry[]>;
  readonly open: string | null;
  readonly onDay: (day: string) => void;
  readonly onOpen: (row: PlannedWorkRow) => void;
}

/** A month: a table of days, each with its first works; the chosen day has them all below. */
export function Month(leaf: LeafProps) {
  const { i18n } = useTranslation();
  return (
    <table className="month">
      <caption className="visually-hidden">{leaf.title}</caption>
      <thead>
        <tr>{leaf.days[0]!.map((day) => <th key={day} scope="col">{weekdayName(i18n.language, day)}</th>)}</tr>
      </thead>
      <tbody>
        {leaf.days.map((week) => (
          <tr key={week[0]}>{week.map((day) => <Cell key={day} day={day} leaf={leaf} />)}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, leaf }: { day: string; leaf: LeafProps }) {
  const { t } = useTranslation();
  const entries = leaf.entries.get(day) ?? [];
  const other = day.slice(0, 7) !== leaf.chosen.slice(0, 7);
  return (
    <td className={[other ? 'other' : '', day === leaf.chosen ? 'chosen' : '', day === leaf.today ? 'today' : ''].join(' ')}>
      <DayButton day={day} leaf={leaf} count={entries.length} />
      <div className="month-works">
        {entries.slice(0, atOnce).map((entry) => (
          <Entry key={entry.row.id} entry={entry} current={entry.row.id === leaf.open} reachable={day === leaf.chosen} onOpen={leaf.onOpen} />
        ))}
        {entries.length > atOnce && <span className="quiet">{t('calendar.more', { count: entries.length - atOnce })}</span>}
      </div>
    </td>
  );
}

/** The day's number; among all of them one is in the order of the Tab key. */
export function DayButton({ day, leaf, count }: { day: string; leaf: LeafProps; count: number }) {
  const { t, i18n } = useTranslation();
  const words = [dayName(i18n.language, day), day === leaf.today ? t('calendar.today') : '', count === 0 ? t('calendar.none') : t('calendar.count', { count })];
  return (
    <button
      type="button"
      className="day-button"
      data-day={day}
      tabIndex={day === leaf.chosen ? 0 : -1}
      aria-pressed={day === leaf.chosen}
      onClick={() => leaf.onDay(day)}
    >
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      <span className="visually-hidden">{words.filter((each) => each !== '').join(t('comma'))}</span>
      {count > 0 && <span className="day-count" aria-hidden="true">{count}</span>}
    </button>
  );
}
