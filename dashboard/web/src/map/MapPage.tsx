import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { lazily } from '../frame/lazily';
import { useTranslation } from 'react-i18next';
import type { MapState, NetworkMap } from '../contracts/network';
import { Severity } from '../frame/Mark';
import { useKeys } from '../frame/keys';
import { Loaded, Long } from '../frame/Panel';
import { severityRank } from '../list/severity';
import { useFollowingFaults } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { withState } from './places';
import { FaultsThere } from './SiteCard';

const Sheet = lazily(() => import('./Sheet'));

/** Where the network lies and where it is broken. The places are fetched once; what is wrong is asked for whenever the faults change. */
export default function MapPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const at = usePastMoment();
  const places = useQuery({ queryKey: ['map', at], queryFn: ({ signal }) => ask<NetworkMap>('map', at, signal), staleTime: 60_000, placeholderData: (before) => before });
  const state = useQuery({ queryKey: ['mapState', at], queryFn: ({ signal }) => ask<MapState>('map/state', at, signal) });
  useFollowingFaults('mapState');
  const map = useMemo(() => places.data && ((state.data && withState(places.data, state.data)) ?? places.data), [places.data, state.data]);
  const outdated = places.data !== undefined && state.data !== undefined && places.data.version < state.data.version;
  useEffect(() => {
    if (outdated) {
      void queries.invalidateQueries({ queryKey: ['map'] });
    }
  }, [queries, outdated]);
  return (
    <div className="list-page">
      <section className="list-side" aria-label={t('nav.map')}>
        <div className="list-bar"><h1>{t('nav.map')}</h1>{map && <Counts map={map} />}</div>
        <Loaded fetched={places} missing={t('error.notFound')}>{(given) => <Whole map={map ?? given} />}</Loaded>
      </section>
    </div>
  );
}

function Counts({ map }: { map: NetworkMap }) {
  const { t } = useTranslation();
  return (
    <span className="quiet">
      {t('map.counts', { sites: t('map.siteCount', { count: map.sites.length }), cables: t('map.cableCount', { count: map.links.length }) })}
      {map.withoutPlace > 0 && ` ${t('map.withoutPlace', { count: map.withoutPlace })}`}
    </span>
  );
}

function Whole({ map }: { map: NetworkMap }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useKeys(useMemo(() => ({ close: chosen.length > 0 ? () => setChosen([]) : undefined }), [chosen]));
  return (
    <div className="map">
      <Suspense fallback={<div className="sheet" aria-busy="true" />}><Sheet map={map} chosen={chosen} onChoose={setChosen} /></Suspense>
      <div className="map-lists" tabIndex={0} role="group" aria-label={t('map.asList')}><Troubled map={map} onChoose={(id) => setChosen([id])} /></div>
    </div>
  );
}

/** The sites with open faults as a list, for whoever reads instead of looking. */
function Troubled({ map, onChoose }: { map: NetworkMap; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const sites = map.sites.filter((site) => site.severity !== null).sort((a, b) => severityRank(b.severity!) - severityRank(a.severity!) || a.name.localeCompare(b.name));
  return (
    <>
      <h2>{t('map.asList')}</h2>
      {sites.length === 0 && <p className="quiet">{t('map.allWell')}</p>}
      <Long items={sites} first={50}>
        {(shown) => (
          <ul className="plain">
            {shown.map((site) => (
              <li key={site.id} data-site={site.id}>
                <Severity value={site.severity!} bare /> <Button type="link" className="in-row" onClick={() => onChoose(site.id)}>{site.name}</Button>
                <FaultsThere ids={site.faults} faults={map.faults} />
              </li>
            ))}
          </ul>
        )}
      </Long>
      {map.elsewhere.length > 0 && <><h3>{t('map.elsewhere')}</h3><FaultsThere ids={map.elsewhere} faults={map.faults} /></>}
    </>
  );
}
