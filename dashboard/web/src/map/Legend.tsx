import { useTranslation } from 'react-i18next';
import { Severity } from '../frame/Mark';
import { severities } from '../list/severity';
import { word } from '../words/explain';

const cables = { broken: '8 6', atRisk: '2 6', up: undefined } as const;

/** What the signs of the map mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="legend" aria-label={t('map.legend')}>
      {severities.map((severity) => <li key={severity}><Severity value={severity} /></li>)}
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><rect className="site-sign" x="4" y="4" width="8" height="8" /></svg> {t('map.site')}</li>
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><circle className="sites-sign" cx="8" cy="8" r="6" /></svg> {t('map.sites')}</li>
      {Object.entries(cables).map(([state, dash]) => (
        <li key={state}><svg className="line-sign" viewBox="0 0 32 16" aria-hidden="true"><path className={state} d="M0 8h32" strokeDasharray={dash} /></svg> {word(t, 'cableState', state)}</li>
      ))}
    </ul>
  );
}
