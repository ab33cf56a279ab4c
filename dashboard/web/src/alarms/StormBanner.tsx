import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StormRow } from '../contracts/rows';
import { Moment } from '../frame/Times';
import { byTime, ordering } from '../live/query';
import type { ListQuery, Sight } from '../live/query';
import { pastStoreOf, storeOf, useShown } from '../live/views';
import { usePastMoment } from '../past/standpoint';
import { usePastRows } from '../past/usePastRows';
import { useListQuery } from '../list/useQuery';
import { alarmList, foldFacet } from './alarmList';

const query: ListQuery = { text: '', facets: {}, sort: 'since', descending: true };

const sight: Sight<StormRow> = {
  facets: {},
  words: (row) => row.name,
  order: ordering<StormRow>({ since: byTime((row) => row.since) }, []),
};

/** What stands in the place of a storm's rows: those that name no cause and touch no key account. */
export function StormBanner() {
  const { t } = useTranslation();
  const moment = usePastMoment();
  const store = (moment === null ? storeOf : pastStoreOf)('storms', sight, query);
  usePastRows('storms', moment, store);
  const storms = useShown(store).rows;
  const asked = useListQuery(alarmList.facets, alarmList.sort, alarmList.descending);
  if (storms.length === 0) {
    return null;
  }
  const folds = (asked.query.facets[foldFacet.name] ?? []).length > 0;
  return (
    <div className="storms" role="status">
      <ul>
        {storms.slice(0, 5).map((storm) => (
          <li key={storm.id}>
            <b>{storm.device === null ? t('storm.network') : t('storm.device', { name: storm.name })}</b>{' '}
            <Moment time={storm.since} />{storm.until !== null && <>–<Moment time={storm.until} /></>}{' '}
            {t('storm.counts', { count: storm.alarms, standing: storm.standing, peak: storm.peakPerMinute })}
          </li>
        ))}
        {storms.length > 5 && <li>{t('storm.more', { count: storms.length - 5 })}</li>}
      </ul>
      <span className="quiet">{t(folds ? 'storm.folded' : 'storm.unfolded')}</span>
      <Button size="small" onClick={() => asked.setFacet(foldFacet, folds ? [] : foldFacet.preset)}>{t(folds ? 'storm.show' : 'storm.fold')}</Button>
    </div>
  );
}
