import type { PlannedWorkRow } from '../contracts/rows';
import { Named, Tag } from '../frame/Mark';
import { Moment } from '../frame/Times';
import { byNumber, byText, byTime, ordering } from '../live/query';
import type { Column } from '../list/columns';
import type { ListKind } from '../list/ListPage';
import { viewedNow } from '../past/standpoint';
import { word } from '../words/explain';

const phases = ['underWay', 'toCome', 'over'];

/** Where the work stands now, by its announced times. */
export function phase(row: PlannedWorkRow): string {
  const now = viewedNow();
  return now < Date.parse(row.start) ? 'toCome' : now < Date.parse(row.end) ? 'underWay' : 'over';
}

const columns: readonly Column<PlannedWorkRow>[] = [
  { id: 'work', title: 'column.work', width: 7, rank: 2, sort: true, cell: (row) => row.id },
  {
    id: 'name', title: 'column.name', width: 9, grow: 4, rank: 0, sort: true,
    cell: (row, t) => (
      <Named name={row.name} title={row.name}>
        {row.conflicts > 0 && <Tag tone="strong" hint={t('work.conflicts', { count: row.conflicts })}>{t('work.conflictsTag', { circuits: row.conflicts })}</Tag>}
        {row.beyondPlan > 0 && <Tag tone="strong">{t('work.beyond', { count: row.beyondPlan })}</Tag>}
      </Named>
    ),
  },
  { id: 'phase', title: 'column.state', width: 5.5, rank: 0, cell: (row, t) => word(t, 'workPhase', phase(row)) },
  { id: 'start', title: 'column.start', width: 10.5, rank: 0, sort: true, align: 'end', cell: (row) => <Moment time={row.start} /> },
  { id: 'end', title: 'column.end', width: 10.5, rank: 1, sort: true, align: 'end', cell: (row) => <Moment time={row.end} /> },
  { id: 'down', title: 'column.circuitsDown', width: 6, rank: 1, sort: true, align: 'end', cell: (row) => row.circuitsDown },
  { id: 'atRisk', title: 'column.circuitsAtRisk', width: 6, rank: 2, sort: true, align: 'end', cell: (row) => row.circuitsAtRisk },
  { id: 'faults', title: 'column.faults', width: 5, rank: 3, sort: true, align: 'end', cell: (row) => row.faults },
];

export const workList: ListKind<'plannedWork'> = {
  view: 'plannedWork',
  columns,
  facets: [{ name: 'phase', values: phases, words: 'workPhase', preset: ['underWay', 'toCome'], look: 'choice' }],
  sort: 'start',
  descending: false,
  sight: {
    facets: { phase },
    words: (row) => `${row.id} ${row.name}`,
    order: ordering<PlannedWorkRow>(
      {
        work: byText((row) => row.id),
        name: byText((row) => row.name),
        start: byTime((row) => row.start),
        end: byTime((row) => row.end),
        down: byNumber((row) => row.circuitsDown),
        atRisk: byNumber((row) => row.circuitsAtRisk),
        faults: byNumber((row) => row.faults),
      },
      [byTime((row) => row.start)],
    ),
  },
  look: (row) => (row.conflicts + row.beyondPlan > 0 ? 'major' : phase(row) === 'over' ? 'past' : ''),
};
