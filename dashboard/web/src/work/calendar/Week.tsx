import { useTranslation } from 'react-i18next';
import { weekdayName } from '../../words/time';
import { shiftDay, startOf } from '../../words/zones';
import { Entry } from './Entry';
import { DayButton, type LeafProps } from './Month';

const hours = [0, 3, 6, 9, 12, 15, 18, 21];

/** A week by the hour: work at the same time stands side by side, and a line says where now is. */
export function Week({ now, zone, ...leaf }: LeafProps & { readonly now: number; readonly zone: string }) {
  const { i18n } = useTranslation();
  const days = leaf.days[0]!;
  const share = (day: string) => (now - startOf(zone, day)) / (startOf(zone, shiftDay(day, 1)) - startOf(zone, day));
  return (
    <table className="week">
      <caption className="visually-hidden">{leaf.title}</caption>
      <thead>
        <tr>
          <td className="week-hours" />
          {days.map((day) => (
            <th key={day} scope="col" className={day === leaf.today ? 'today' : ''}>
              {weekdayName(i18n.language, day)} <DayButton day={day} leaf={leaf} count={leaf.entries.get(day)?.length ?? 0} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td className="week-hours" aria-hidden="true">{hours.map((hour) => <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>{String(hour).padStart(2, '0')}</span>)}</td>
          {days.map((day) => (
            <td key={day} className={day === leaf.chosen ? 'chosen' : ''}>
              <div className="week-day">
                {day === leaf.today && <div className="week-now" style={{ top: `${share(day) * 100}%` }} aria-hidden="true" />}
                {(leaf.entries.get(day) ?? []).map((entry) => (
                  <Entry
                    key={entry.row.id}
                    entry={entry}
                    current={entry.row.id === leaf.open}
                    reachable={day === leaf.chosen}
                    onOpen={leaf.onOpen}
                    style={{ top: `${entry.from * 100}%`, height: `${(entry.to - entry.from) * 100}%`, left: `${(entry.lane / entry.lanes) * 100}%`, width: `${100 / entry.lanes}%` }}
                  />
                ))}
              </div>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
