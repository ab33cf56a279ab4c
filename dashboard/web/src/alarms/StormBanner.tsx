import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../list/useQuery';
import { alarmList, foldFacet } from './alarmList';
import { Storms } from './Storms';

/** What stands in the place of a storm's rows: those that name no cause and touch no key account. */
export function StormBanner() {
  const { t } = useTranslation();
  const asked = useListQuery(alarmList.facets, alarmList.sort, alarmList.descending);
  const folds = (asked.query.facets[foldFacet.name] ?? []).length > 0;
  return (
    <Storms>
      <span className="quiet">{t(folds ? 'storm.folded' : 'storm.unfolded')}</span>
      <Button size="small" onClick={() => asked.setFacet(foldFacet, folds ? [] : foldFacet.preset)}>{t(folds ? 'storm.show' : 'storm.fold')}</Button>
    </Storms>
  );
}
