import type { TFunction } from 'i18next';
import type { HealthRow } from '../contracts/rows';
import { Age } from '../frame/Times';
import { byNumber, byText, byTime, ordering } from '../live/query';
import type { Column } from '../list/columns';
import type { ListKind } from '../list/ListPage';
import { word } from '../words/explain';

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });
// What rounds to nothing has no sign.
const ahead = new Intl.NumberFormat('en', { maximumFractionDigits: 3, signDisplay: 'exceptZero' });

const columns: readonly Column<HealthRow>[] = [
  { id: 'kind', title: 'column.kind', width: 7, rank: 0, sort: true, cell: (row, t) => word(t, 'health', row.kind) },
  { id: 'name', title: 'column.name', width: 8, grow: 3, rank: 0, sort: true, cell: (row, t) => <span className="main">{word(t, 'health', row.name)}</span> },
  { id: 'detail', title: 'column.detail', width: 14, grow: 2, rank: 2, sort: true, cell: (row, t) => word(t, 'health', row.detail) },
  { id: 'value', title: 'column.value', width: 6, rank: 0, sort: true, align: 'end', cell: (row) => figure.format(row.value) },
  { id: 'skew', title: 'column.skew', width: 9, rank: 2, sort: true, align: 'end', cell: (row, t) => row.skew !== null && <Skew skew={row.skew} zone={row.zone ?? 0} t={t} /> },
  { id: 'lastSeen', title: 'column.lastSeen', width: 9, rank: 1, sort: true, align: 'end', cell: (row) => row.lastSeen !== null && <Age time={row.lastSeen} /> },
];

/** A clock that is a minute off misleads whoever compares times; a zone that is not said misleads by hours. */
function Skew({ skew, zone, t }: { skew: number; zone: number; t: TFunction }) {
  const hours = zone / 3600;
  return (
    <span className={Math.abs(skew) >= 60 || zone !== 0 ? 'off' : 'quiet'}>
      {t('health.seconds', { s: ahead.format(skew) })}{zone !== 0 && ` ${t('health.zone', { hours: ahead.format(hours) })}`}
    </span>
  );
}

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
        skew: byNumber((row) => Math.abs(row.skew ?? 0) + Math.abs(row.zone ?? 0)),
        lastSeen: byTime((row) => row.lastSeen),
      },
      [byText((row) => row.name), byText((row) => row.detail)],
    ),
  },
  look: () => '',
};
