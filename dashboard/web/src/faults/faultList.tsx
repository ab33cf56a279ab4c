import type { FaultRow } from '../contracts/rows';
import { Acknowledged, Named, Severity, Tag } from '../frame/Mark';
import { LapsedTag } from '../operations/LapsedTag';
import { onShelf, shelfFacet, ShelfTag } from '../shelf/Shelf';
import { Age, Lasting, SlaLeft } from '../frame/Times';
import { byAge, byNumber, byText, ordering } from '../live/query';
import type { Column } from '../list/columns';
import type { ListKind } from '../list/ListPage';
import { holder, HolderCell, holderFacet } from '../list/holder';
import { severities, severityRank } from '../list/severity';
import { conditionWord, kindWord, word } from '../words/explain';

const columns: readonly Column<FaultRow>[] = [
  { id: 'severity', title: 'column.severity', width: 8.5, rank: 0, sort: true, cell: (row) => <Severity value={row.severity} /> },
  { id: 'priority', title: 'column.priority', width: 5.5, rank: 6, sort: true, align: 'end', cell: (row) => row.priority },
  {
    id: 'acknowledged', title: 'column.acknowledged', width: 3, rank: 3,
    cell: (row) => <Acknowledged value={row.acknowledged} by={row.acknowledgedBy} until={row.acknowledgedUntil} />,
  },
  {
    id: 'cause', title: 'column.cause', width: 15, grow: 4, rank: 0, sort: true,
    cell: (row, t) => (
      <Named name={row.rootName} kind={kindWord(row.rootKind)} title={row.rootName}>
        {row.inferred && <Tag hint={t('mark.inferredHint')}>{t('mark.inferred')}</Tag>}
        {!row.settled && <Tag tone="quiet" hint={t('mark.provisionalHint')}>{t('mark.provisional')}</Tag>}
        {row.plannedWork !== null && <Tag tone="quiet">{t('mark.plannedWork', { id: row.plannedWork })}</Tag>}
        <ShelfTag row={row} />
        <LapsedTag short by={row.lapsedBy} />
      </Named>
    ),
  },
  { id: 'condition', title: 'column.condition', width: 8, grow: 1, rank: 4, sort: true, cell: (row) => conditionWord(row.condition) },
  { id: 'place', title: 'column.place', width: 7, grow: 1, rank: 8, sort: true, cell: (row) => row.site ?? '' },
  {
    id: 'circuits', title: 'column.circuitsBy', hint: 'column.circuitsHint', width: 8.5, rank: 1, sort: true, align: 'end',
    cell: (row, t) => <Circuits down={row.circuitsDown} degraded={row.circuitsDegraded} atRisk={row.circuitsAtRisk} label={t('column.circuitsHint')} />,
  },
  {
    id: 'customers', title: 'column.customers', width: 10, grow: 2, rank: 5, sort: true,
    cell: (row, t) => row.customers > 0 && (
      <>
        {row.keyAccounts > 0 && <Tag tone="strong lead" hint={t('mark.keyAccounts', { count: row.keyAccounts })}>★ {row.keyAccounts}</Tag>}
        <span>{row.topCustomer}</span>{row.customers > 1 && <span className="quiet"> +{row.customers - 1}</span>}
      </>
    ),
  },
  {
    id: 'minutesLeft', title: 'column.minutesLeft', width: 8, rank: 2, sort: true, align: 'end',
    cell: (row) => row.minutesLeft !== null && (
      <SlaLeft minutes={row.minutesLeft} asOf={row.changedAt} running={row.status === 'open' && row.circuitsDown > 0} />
    ),
  },
  {
    id: 'ticket', title: 'column.ticket', width: 9, rank: 9, sort: true,
    cell: (row, t) => row.ticket !== null && <>{row.ticket} <span className="quiet">{row.ticketStatus !== null && word(t, 'ticketStatus', row.ticketStatus)}</span></>,
  },
  { id: 'holder', title: 'column.holder', width: 6.5, rank: 6, sort: true, cell: (row) => <HolderCell row={row} /> },
  { id: 'alarms', title: 'column.alarms', width: 5, rank: 10, sort: true, align: 'end', cell: (row) => row.alarms },
  {
    id: 'age', title: 'column.age', width: 7, rank: 3, sort: true, align: 'end',
    cell: (row) => (row.resolvedAt === null ? <Age time={row.raisedAt} /> : <Lasting from={row.raisedAt} to={row.resolvedAt} />),
  },
];

export function Circuits({ down, degraded, atRisk, label }: { down: number; degraded: number; atRisk: number; label: string }) {
  const figure = (value: number, state: string) => <span className={value > 0 ? `service ${state}` : 'quiet'}>{value}</span>;
  return <span className="figures" title={label}>{figure(down, 'down')} / {figure(degraded, 'degraded')} / {figure(atRisk, 'atRisk')}</span>;
}

const circuits = (row: FaultRow): number => row.circuitsDown * 1_000_000 + row.circuitsDegraded * 1_000 + row.circuitsAtRisk;

export const faultList: ListKind<'faults'> = {
  view: 'faults',
  columns,
  facets: [
    { name: 'severity', values: severities, words: 'severity', preset: [], look: 'severity' },
    { name: 'status', values: ['open', 'resolved'], words: 'faultStatus', preset: ['open'], look: 'choice' },
    shelfFacet,
    holderFacet,
  ],
  sort: 'priority',
  descending: false,
  sight: {
    facets: { severity: (row) => row.severity, status: (row) => row.status, shelf: onShelf, holder },
    words: (row) => [row.id, row.rootName, row.rootId, row.rootKind, row.condition, row.site, row.topCustomer, row.ticket, row.acknowledgedBy, row.assignedTo].join(' '),
    order: ordering<FaultRow>(
      {
        priority: byNumber((row) => row.priority),
        severity: byNumber((row) => severityRank(row.severity)),
        cause: byText((row) => row.rootName),
        condition: byText((row) => row.condition),
        place: byText((row) => row.site),
        circuits: byNumber(circuits),
        customers: byNumber((row) => row.keyAccounts * 1_000_000 + row.customers),
        minutesLeft: byNumber((row) => row.minutesLeft),
        ticket: byText((row) => row.ticket),
        holder: byText((row) => row.assignedTo),
        alarms: byNumber((row) => row.alarms),
        age: byAge((row) => row.raisedAt),
      },
      [byNumber((row) => row.priority), byAge((row) => row.raisedAt)],
    ),
  },
  look: (row) => [row.status === 'open' ? row.severity : 'past', row.acknowledged ? '' : 'fresh', row.settled ? '' : 'provisional'].join(' '),
};
