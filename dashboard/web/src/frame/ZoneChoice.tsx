import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { browserZone } from '../words/time';
import { choose, type Times, timesChoices, usePreferences } from './preferences';

/** In whose zone times are told: always named, here or with each time. */
export default function ZoneChoice({ network }: { network: string }) {
  const { t } = useTranslation();
  const times = usePreferences((all) => all.times);
  const label = (choice: Times) => t(`times.${choice}`, { zone: choice === 'utc' ? 'UTC' : choice === 'browser' ? browserZone() : network });
  return (
    <Select<Times>
      className="zone"
      value={times}
      onChange={(times) => choose({ times })}
      aria-label={t('times.label')}
      popupMatchSelectWidth={false}
      options={timesChoices.map((value) => ({ value, label: label(value), title: t(`times.${value}Hint`, { zone: network }) }))}
    />
  );
}
