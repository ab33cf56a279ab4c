import type { CustomerRow } from '../contracts/rows';
import { Service, Tag } from '../frame/Mark';
import { byNumber, byText, ordering } from '../live/query';
import type { Column } from '../list/columns';
import type { ListKind } from '../list/ListPage';
import { slaLeft } from '../words/time';
import { Circuits } from '../faults/faultList';
import { word } from '../words/explain';

const states = ['down', 'degraded', 'atRisk', 'up'];

/** Short, so that it is never what a narrow column leaves out. */
function Standing({ stars, words }: { stars: string; words: string }) {
  return <Tag tone={stars === '★' ? undefined : 'weighty'} hint={words}><span aria-hidden="true">{stars}</span><span className="visually-hidden">{words}</span></Tag>;
}

const columns: readonly Column<CustomerRow>[] = [
  { id: 'state', title: 'column.state', width: 7, rank: 0, sort: true, cell: (row) => <Service value={row.state} /> },
  {
    id: 'name', title: 'column.name', width: 14, grow: 3, rank: 0, sort: true,
    cell: (row, t) => (
      <span className="named">
        <span className="main" title={row.name}>{row.name}</span>
        {row.premier ? <Standing stars="★★" words={t('mark.premier')} /> : row.keyAccount && <Standing stars="★" words={t('mark.keyAccount')} />}
      </span>
    ),
  },
  { id: 'classes', title: 'column.classes', width: 9, grow: 2, rank: 4, cell: (row, t) => row.classes.map((name) => word(t, 'class', name)).join(' · ') },
  {
    id: 'stars', title: 'column.stars', width: 6, rank: 3, sort: true,
    cell: (row, t) => <span title={t('mark.stars', { count: row.stars })}><span aria-hidden="true">{'★'.repeat(Math.min(row.stars, 7))}</span><span className="visually-hidden">{t('mark.stars', { count: row.stars })}</span></span>,
  },
  { id: 'openFaults', title: 'column.openFaults', width: 7, rank: 1, sort: true, align: 'end', cell: (row) => row.openFaults },
  {
    id: 'circuits', title: 'column.circuitsBy', hint: 'column.circuitsHint', width: 10, rank: 2, sort: true, align: 'end',
    cell: (row, t) => <><Circuits down={row.circuitsDown} degraded={row.circuitsDegraded} atRisk={row.circuitsAtRisk} label={t('column.circuitsHint')} /> <span className="quiet" title={t('customer.circuits', { count: row.circuits })}>({row.circuits})</span></>,
  },
  {
    id: 'minutesLeft', title: 'column.minutesLeft', width: 9.5, rank: 1, sort: true, align: 'end',
    cell: (row, t) => row.minutesLeft !== null && <span className={`sla ${row.minutesLeft < 0 ? 'over' : row.minutesLeft < 60 ? 'short' : 'fine'}`}>{slaLeft(t, row.minutesLeft)}</span>,
  },
  { id: 'accountManager', title: 'column.accountManager', width: 9, grow: 1, rank: 3, sort: true, cell: (row) => row.accountManager ?? '' },
];

const worst = byNumber<CustomerRow>((row) => states.indexOf(row.state));

export const customerList: ListKind<'customers'> = {
  view: 'customers',
  columns,
  facets: [{ name: 'state', values: states, words: 'service', preset: [], look: 'choice' }],
  sort: 'state',
  descending: false,
  sight: {
    facets: { state: (row) => row.state },
    words: (row) => [row.id, row.name, row.accountManager, ...row.classes].join(' '),
    order: ordering<CustomerRow>(
      {
        state: worst,
        name: byText((row) => row.name),
        stars: byNumber((row) => row.stars),
        openFaults: byNumber((row) => row.openFaults),
        circuits: byNumber((row) => row.circuitsDown * 1_000_000 + row.circuitsDegraded * 1_000 + row.circuitsAtRisk),
        minutesLeft: byNumber((row) => row.minutesLeft),
        accountManager: byText((row) => row.accountManager),
      },
      [byNumber((row) => row.minutesLeft), byNumber((row) => -row.stars), byText((row) => row.name)],
    ),
  },
  look: (row) => (row.state === 'up' ? '' : `service-${row.state}`),
};
