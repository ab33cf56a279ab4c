import { useTranslation } from 'react-i18next';
import type { StormRow } from '../contracts/rows';
import { useSaid } from '../frame/Said';
import { Moment } from '../frame/Times';
import { byTime, type ListQuery, ordering, type Sight } from '../live/query';
import { pastStoreOf, storeOf, useShown } from '../live/views';
import { usePastMoment } from '../past/standpoint';
import { usePastRows } from '../past/usePastRows';

const query: ListQuery = { text: '', facets: {}, sort: 'since', descending: true };

const sight: Sight<StormRow> = {
  facets: {},
  words: (row) => row.name,
  order: ordering<StormRow>({ since: byTime((row) => row.since) }, []),
};

const most = 5;

/** The storms there are, with what belongs to them; nothing while there is none. */
export function Storms({ children }: { children?: React.ReactNode }) {
  const { t } = useTranslation();
  const moment = usePastMoment();
  const store = (moment === null ? storeOf : pastStoreOf)('storms', sight, query);
  usePastRows('storms', moment, store);
  // Of the network's own there may be none, where each of its alarms is in a device's.
  const storms = useShown(store).rows.filter(({ alarms }) => alarms !== 0);
  const nameOf = (storm: StormRow) => (storm.device === null ? t('storm.network') : t('storm.device', { name: storm.name }));
  useSaid('storms', storms.length === 0 ? null : storms.slice(0, most).map(nameOf).join(', '));
  if (storms.length === 0) {
    return null;
  }
  return (
    <div className="storms">
      <ul>
        {storms.slice(0, most).map((storm) => (
          <li key={storm.id}>
            <b>{nameOf(storm)}</b>{' '}
            <Moment time={storm.since} />{storm.until !== null && <>–<Moment time={storm.until} /></>}{' '}
            {storm.alarms !== null && t('storm.counts', { count: storm.alarms, standing: storm.standing, peak: storm.peakPerMinute })}
          </li>
        ))}
        {storms.length > most && <li>{t('storm.more', { count: storms.length - most })}</li>}
      </ul>
      {children}
    </div>
  );
}
