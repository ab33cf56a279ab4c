import { Button } from 'antd';
import { memo, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { lazily } from '../frame/lazily';
import { useTranslation } from 'react-i18next';
import { Severity } from '../frame/Mark';
import { useKeys } from '../frame/keys';
import { Loaded, Long } from '../frame/Panel';
import type { MapSite } from '../contracts/network';
import type { KeeperLine } from './askKeeper';
import type { Members, Summary } from './keeper';
import { FaultsThere } from './SiteCard';
import { useMap } from './useMap';

const Sheet = lazily(async () => {
  // One after the other: taken in at once they would hold the page up.
  await import('./ground');
  await import('./vectors');
  return import('./Sheet');
});

/** Where the network lies and where it is broken. */
export default function MapPage() {
  const { t } = useTranslation();
  const { places, keeper, summary } = useMap();
  return (
    <div className="list-page">
      <section className="list-side" aria-label={t('nav.map')}>
        <div className="list-bar"><h1>{t('nav.map')}</h1>{summary && <Counts map={summary} />}</div>
        <Loaded fetched={places} missing={t('error.notFound')}>{(given) => keeper !== null && <Whole map={summary ?? given} keeper={keeper} />}</Loaded>
      </section>
    </div>
  );
}

function Counts({ map }: { map: Summary }) {
  const { t } = useTranslation();
  return (
    <span className="quiet">
      {t('map.counts', { sites: t('map.siteCount', { count: map.sites }), cables: t('map.cableCount', { count: map.links }) })}
      {map.withoutPlace > 0 && ` ${t('map.withoutPlace', { count: map.withoutPlace })}`}
    </span>
  );
}

const nothing: Members = { sites: [], more: 0 };

function Whole({ map, keeper }: { map: Summary; keeper: KeeperLine }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Members>(nothing);
  // In slices, behind the picture.
  const listed = useDeferredValue<Summary | null>(map, null);
  useKeys(useMemo(() => ({ close: chosen.sites.length > 0 ? () => setChosen(nothing) : undefined }), [chosen]));
  return (
    <div className="map">
      <Suspense fallback={<div className="sheet" aria-busy="true" />}><Sheet map={map} keeper={keeper} chosen={chosen} onChoose={setChosen} /></Suspense>
      <div className="map-lists" tabIndex={0} role="group" aria-label={t('map.asList')}>{listed === null ? <p role="status" className="quiet">{t('list.loading')}</p> : <Troubled map={listed} onChoose={setChosen} />}</div>
    </div>
  );
}

/** The sites with open faults as a list, for whoever reads instead of looking. */
function Troubled({ map, onChoose }: { map: Summary; onChoose: (chosen: Members) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('map.asList')}</h2>
      {map.troubled.length === 0 && <p className="quiet">{t('map.allWell')}</p>}
      <Long items={map.troubled} first={50}>
        {(shown) => <Sites sites={shown} map={map} onChoose={onChoose} />}
      </Long>
      {map.elsewhere.length > 0 && <><h3>{t('map.elsewhere')}</h3><FaultsThere ids={map.elsewhere} faults={map.faults} /></>}
    </>
  );
}

/** So many are drawn at a time: all at once would hold the page up. */
const slice = 10;

function Sites({ sites, map, onChoose }: { sites: readonly MapSite[]; map: Summary; onChoose: (chosen: Members) => void }) {
  const [drawn, draw] = useState(slice);
  useEffect(() => {
    const timer = drawn < sites.length ? setTimeout(() => draw(drawn + slice)) : undefined;
    return () => clearTimeout(timer);
  }, [drawn, sites.length]);
  return (
    <ul className="plain">
      {sites.slice(0, drawn).map((site) => <Site key={site.id} site={site} faults={map.faults} onChoose={onChoose} />)}
    </ul>
  );
}

const Site = memo(function Site({ site, faults, onChoose }: { site: MapSite; faults: Summary['faults']; onChoose: (chosen: Members) => void }) {
  return (
    <li data-site={site.id}>
      <Severity value={site.severity!} bare /> <Button type="link" className="in-row" onClick={() => onChoose({ sites: [site], more: 0 })}>{site.name}</Button>
      <FaultsThere ids={site.faults} faults={faults} />
    </li>
  );
});
