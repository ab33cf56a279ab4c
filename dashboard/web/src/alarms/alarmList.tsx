import type { TFunction } from 'i18next';
import type { AlarmRow } from '../contracts/rows';
import { Acknowledged, Ended, Named, Severity, Tag } from '../frame/Mark';
import { LapsedTag } from '../operations/LapsedTag';
import { onShelf, shelfFacet, ShelfTag } from '../shelf/Shelf';
import { Age, Moment } from '../frame/Times';
import { byAge, byNumber, byText, byTime, ordering } from '../live/query';
import type { Column } from '../list/columns';
import type { ListKind } from '../list/ListPage';
import { severities, severityRank } from '../list/severity';
import type { Facet } from '../list/useQuery';
import { conditionWord, kindWord, word } from '../words/explain';

const columns: readonly Column<AlarmRow>[] = [
  { id: 'severity', title: 'column.severity', width: 8.5, rank: 0, sort: true, cell: (row) => <Severity value={row.severity} /> },
  {
    id: 'acknowledged', title: 'column.acknowledged', width: 3, rank: 4,
    cell: (row) => <Acknowledged value={row.acknowledged} by={row.acknowledgedBy} until={row.acknowledgedUntil} />,
  },
  { id: 'device', title: 'column.device', width: 8, grow: 1, rank: 1, sort: true, cell: (row) => row.deviceName },
  {
    id: 'object', title: 'column.object', width: 9.5, grow: 2, rank: 0, sort: true,
    cell: (row) => <Named name={<Ended name={row.objectName} />} kind={kindWord(row.objectKind)} title={row.objectName} />,
  },
  {
    id: 'condition', title: 'column.condition', width: 10, grow: 2, rank: 0, sort: true,
    cell: (row, t) => (
      <Named aside name={conditionWord(row.condition)} title={conditionWord(row.condition)}>
        {row.flapping && <Tag tone="strong">{t('mark.flapping')}</Tag>}
        {row.chattering && <Tag tone="strong">{t('mark.chattering')}</Tag>}
        {row.stale && <Tag tone="quiet" hint={t('mark.staleHint')}>{t('mark.stale')}</Tag>}
        {row.occurrences > 1 && <Tag tone="quiet" hint={t('mark.occurrencesHint')}>×{row.occurrences}</Tag>}
        {!row.settled && row.state !== 'cleared' && <Tag tone="quiet" hint={t('mark.provisionalHint')}>{t('mark.provisional')}</Tag>}
        {row.plannedWork !== null && <Tag tone="quiet">{t('mark.plannedWork', { id: row.plannedWork })}</Tag>}
        {row.folded && <Tag tone="quiet" hint={t('mark.foldedHint')}>{t('suppression.storm')}</Tag>}
        <ShelfTag row={row} />
        <LapsedTag short by={row.lapsedBy} />
      </Named>
    ),
  },
  { id: 'text', title: 'column.text', width: 12, grow: 4, rank: 5, cell: (row) => <span className="machine" title={row.text}>{row.text}</span> },
  { id: 'place', title: 'column.place', width: 7, grow: 1, rank: 7, sort: true, cell: (row) => row.site ?? '' },
  {
    id: 'fault', title: 'column.fault', width: 9.25, rank: 4, sort: true,
    cell: (row, t) => row.fault !== null && <>{row.fault} <span className="quiet">{t(row.isRootCause ? 'mark.rootCause' : 'mark.symptom')}</span></>,
  },
  { id: 'suppression', title: 'column.suppression', width: 9, rank: 8, cell: (row, t) => suppressedBy(row, t) },
  { id: 'tally', title: 'column.tally', width: 4, rank: 3, sort: true, align: 'end', cell: (row) => row.tally },
  { id: 'last', title: 'column.last', width: 8.5, rank: 6, sort: true, align: 'end', cell: (row) => <Moment time={row.lastOccurrence} /> },
  { id: 'age', title: 'column.age', width: 7, rank: 2, sort: true, align: 'end', cell: (row) => <Age time={row.raisedAt} /> },
];

/** What keeps an alarm from being told by itself. */
export function suppression(row: AlarmRow): string {
  if (row.shelf === 'shelved') {
    return 'shelved';
  }
  if (row.plannedWork !== null) {
    return 'plannedWork';
  }
  return row.folded ? 'storm' : row.fault !== null && !row.isRootCause ? 'symptom' : 'none';
}

/** The same with by what: whose shelf, which work, which fault. */
function suppressedBy(row: AlarmRow, t: TFunction) {
  const by = suppression(row);
  const what = { shelved: row.shelvedBy, plannedWork: row.plannedWork, symptom: row.fault }[by];
  return by !== 'none' && <>{word(t, 'suppression', by)} <span className="quiet">{what}</span></>;
}

const suppressions = ['none', 'shelved', 'plannedWork', 'storm', 'symptom'];

/** Rows that the banner of their storm stands for. */
export const foldFacet: Facet = { name: 'fold', values: ['shown', 'folded'], words: 'fold', preset: ['shown'], look: 'hidden' };

export const alarmList: ListKind<'alarms'> = {
  view: 'alarms',
  columns,
  facets: [
    { name: 'severity', values: severities, words: 'severity', preset: [], look: 'severity' },
    { name: 'state', values: ['raised', 'updated', 'cleared'], words: 'state', preset: ['raised', 'updated'], look: 'choice' },
    shelfFacet,
    { name: 'suppression', values: suppressions, words: 'suppression', preset: [], look: 'choice', labelled: true },
    foldFacet,
  ],
  sort: 'age',
  descending: false,
  sight: {
    facets: { severity: (row) => row.severity, state: (row) => row.state, shelf: onShelf, suppression, fold: (row) => (row.folded ? 'folded' : 'shown') },
    words: (row) => [
      row.id, row.deviceName, row.objectName, row.objectId, row.condition, row.probableCause, row.specificProblem, row.text, row.site, row.fault, row.vendor,
    ].join(' '),
    order: ordering<AlarmRow>(
      {
        severity: byNumber((row) => severityRank(row.severity)),
        device: byText((row) => row.deviceName),
        object: byText((row) => row.objectName),
        condition: byText((row) => row.condition),
        place: byText((row) => row.site),
        fault: byText((row) => row.fault),
        tally: byNumber((row) => row.tally),
        last: byTime((row) => row.lastOccurrence),
        age: byAge((row) => row.raisedAt),
      },
      [byNumber((row) => -severityRank(row.severity)), byAge((row) => row.raisedAt)],
    ),
  },
  look: (row) => [row.state === 'cleared' ? 'past' : row.severity, row.acknowledged ? '' : 'fresh', row.settled ? '' : 'provisional'].join(' '),
};

/** What is kept from being told by itself, all of it: by what comes first. */
export const suppressedSearch = { shelf: 'all', fold: 'all', suppression: 'shelved,plannedWork,storm,symptom' };

export const looksAtSuppressed = (search: Readonly<Record<string, unknown>>): boolean => typeof search.suppression === 'string' && !/^all$|none/.test(search.suppression);

/** By what is told in any case, and narrower on a phone, where the condition gives way to it. */
const whereSuppressed: Readonly<Record<string, Partial<Column<AlarmRow>>>> = { suppression: { rank: 0, grow: 1 }, condition: { rank: 1 }, fault: { rank: 8 } };

export const suppressedList: ListKind<'alarms'> = { ...alarmList, columns: columns.map((column) => ({ ...column, ...whereSuppressed[column.id] })) };
