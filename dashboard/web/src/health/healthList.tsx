import type { HealthRow } from '../contracts/rows';
import { Age } from '../frame/Times';
import { byNumber, byText, byTime, ordering } from '../live/query';
import type { Column } from '../list/columns';
import type { ListKind } from '../list/ListPage';
import { word } from '../words/explain';

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

const columns: readonly Column<HealthRow>[] = [
  { id: 'kind', title: 'column.kind', width: 8, rank: 0, sort: true, cell: (row, t) => word(t, 'health', row.kind) },
  { id: 'name', title: 'column.name', width: 14, grow: 2, rank: 0, sort: true, cell: (row, t) => <span className="main">{word(t, 'health', row.name)}</span> },
  { id: 'detail', title: 'column.detail', width: 14, grow: 3, rank: 2, sort: true, cell: (row, t) => word(t, 'health', row.detail) },
  { id: 'value', title: 'column.value', width: 8, rank: 0, sort: true, align: 'end', cell: (row) => figure.format(row.value) },
  { id: 'lastSeen', title: 'column.lastSeen', width: 9, rank: 1, sort: true, align: 'end', cell: (row) => row.lastSeen !== null && <Age time={row.lastSeen} /> },
];

export const healthList: ListKind<'health'> = {
  view: 'health',
  columns,
  facets: [],
  sort: 'kind',
  descending: false,
  sight: {
    facets: {},
    words: (row) => [row.id, row.kind, row.name, row.detail].join(' '),
    order: ordering<HealthRow>(
      {
        kind: byText((row) => row.kind),
        name: byText((row) => row.name),
        detail: byText((row) => row.detail),
        value: byNumber((row) => row.value),
        lastSeen: byTime((row) => row.lastSeen),
      },
      [byText((row) => row.name), byText((row) => row.detail)],
    ),
  },
  look: () => '',
};
