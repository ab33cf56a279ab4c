import { useTranslation } from 'react-i18next';
import type { StormRow } from '../contracts/rows';
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

/** The storms there are, with what belongs to them; nothing while there is none. */
export function Storms({ children }: { children?: React.ReactNode }) {
  const { t } = useTranslation();
  const moment = usePastMoment();
  const store = (moment === null ? storeOf : pastStoreOf)('storms', sight, query);
  usePastRows('storms', moment, store);
  // Of the network's own there may be none, where each of its alarms is in a device's.
  const storms = useShown(store).rows.filter(({ alarms }) => alarms !== 0);
  if (storms.length === 0) {
    return null;
  }
  return (
    <div className="storms" role="status">
      <ul>
        {storms.slice(0, 5).map((storm) => (
          <li key={storm.id}>
            <b>{storm.device === null ? t('storm.network') : t('storm.device', { name: storm.name })}</b>{' '}
            <Moment time={storm.since} />{storm.until !== null && <>–<Moment time={storm.until} /></>}{' '}
            {storm.alarms !== null && t('storm.counts', { count: storm.alarms, standing: storm.standing, peak: storm.peakPerMinute })}
          </li>
        ))}
        {storms.length > 5 && <li>{t('storm.more', { count: storms.length - 5 })}</li>}
      </ul>
      {children}
    </div>
  );
}
