import type { TicketRow } from '../contracts/rows';
import { Acknowledged, Severity } from '../frame/Mark';
import { Age, Moment } from '../frame/Times';
import { byAge, byNumber, byText, byTime, ordering } from '../live/query';
import type { Column } from '../list/columns';
import type { ListKind } from '../list/ListPage';
import { holder, HolderCell, holderFacet } from '../list/holder';
import { severities, severityRank } from '../list/severity';
import { word } from '../words/explain';
import { ticketName } from './ticketName';

const columns: readonly Column<TicketRow>[] = [
  { id: 'priority', title: 'column.priority', width: 5.5, rank: 1, sort: true, align: 'end', cell: (row) => row.priority },
  {
    id: 'acknowledged', title: 'column.acknowledged', width: 3, rank: 4,
    cell: (row) => <Acknowledged value={row.acknowledged} by={row.acknowledgedBy} until={row.acknowledgedUntil} />,
  },
  { id: 'severity', title: 'column.severity', width: 8.5, rank: 1, sort: true, cell: (row) => <Severity value={row.severity} /> },
  { id: 'ticket', title: 'column.ticket', width: 4.5, rank: 0, sort: true, cell: (row) => row.id },
  { id: 'name', title: 'column.name', width: 14, grow: 4, rank: 0, sort: true, cell: (row, t) => <span className="main" title={row.name}>{ticketName(t, row)}</span> },
  { id: 'status', title: 'column.status', width: 8, rank: 2, sort: true, cell: (row, t) => word(t, 'ticketStatus', row.status) },
  { id: 'place', title: 'column.place', width: 9, grow: 2, rank: 3, sort: true, cell: (row) => row.place },
  { id: 'holder', title: 'column.holder', width: 7, rank: 2, sort: true, cell: (row) => <HolderCell row={row} /> },
  { id: 'circuits', title: 'column.circuits', width: 5, rank: 4, sort: true, align: 'end', cell: (row) => row.circuits },
  { id: 'customers', title: 'column.customers', width: 6, rank: 5, sort: true, align: 'end', cell: (row) => row.customers },
  { id: 'due', title: 'column.due', width: 8.5, rank: 2, sort: true, align: 'end', cell: (row) => row.expectedResolution !== null && <Moment time={row.expectedResolution} /> },
  { id: 'age', title: 'column.age', width: 7, rank: 1, sort: true, align: 'end', cell: (row) => <Age time={row.createdAt} /> },
];

const open = ['acknowledged', 'inProgress', 'pending', 'held'];

export const isOpenStatus = (status: string): boolean => open.includes(status);

export const ticketList: ListKind<'tickets'> = {
  view: 'tickets',
  columns,
  facets: [
    { name: 'severity', values: severities, words: 'severity', preset: [], look: 'severity' },
    { name: 'status', values: [...open, 'resolved', 'closed', 'cancelled', 'rejected'], words: 'ticketStatus', preset: open, look: 'choice' },
    holderFacet,
  ],
  sort: 'priority',
  descending: false,
  sight: {
    facets: { severity: (row) => row.severity, status: (row) => row.status, holder },
    words: (row) => [row.id, row.fault, row.name, row.rootName, row.place, row.acknowledgedBy, row.assignedTo].join(' '),
    order: ordering<TicketRow>(
      {
        priority: byNumber((row) => row.priority),
        severity: byNumber((row) => severityRank(row.severity)),
        ticket: byText((row) => row.id),
        name: byText((row) => row.name),
        status: byText((row) => row.status),
        place: byText((row) => row.place),
        holder: byText((row) => row.assignedTo),
        circuits: byNumber((row) => row.circuits),
        customers: byNumber((row) => row.customers),
        due: byTime((row) => row.expectedResolution),
        age: byAge((row) => row.createdAt),
      },
      [byAge((row) => row.createdAt)],
    ),
  },
  look: (row) => [isOpenStatus(row.status) ? row.severity : 'past', row.acknowledged ? '' : 'fresh'].join(' '),
};
