import { Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkMap, TopologyPlace } from '../contracts/network';
import { Severity } from '../frame/Mark';
import { Loaded } from '../frame/Panel';
import { useFollowingFaults } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { get } from '../session/http';
import { conditionWord, kindWord } from '../words/explain';
import { around, TopologyView } from './TopologyView';

/** The network around a thing somebody names. */
export default function TopologyPage() {
  const { t } = useTranslation();
  const { around: key } = useSearch({ strict: false }) as { around?: string };
  useFollowingFaults('topology');
  return (
    <div className="list-page">
      <section className="list-side" aria-label={t('nav.topology')}>
        <div className="list-bar"><h1>{t('nav.topology')}</h1><Finder key={key} /></div>
        {key === undefined ? <Beginnings /> : <Around key={key} centre={key} />}
      </section>
    </div>
  );
}

function Around({ centre }: { centre: string }) {
  const { t } = useTranslation();
  const fetched = useQuery(around(centre, usePastMoment()));
  return <Loaded fetched={fetched} missing={t('topology.missing', { id: centre })}>{(topology) => <TopologyView topology={topology} whole />}</Loaded>;
}

/** Finds sites, devices and cables by what is typed of their name. */
function Finder() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['find', asked], enabled: asked.length > 1,
    queryFn: () => get<TopologyPlace[]>(`/api/topology/search?q=${encodeURIComponent(asked)}`),
  });
  return (
    <search className="finder">
      <Input allowClear value={text} onChange={(event) => setText(event.target.value)} aria-label={t('topology.find')} placeholder={t('topology.find')} />
      {asked.length > 1 && found.data !== undefined && (
        <ul className="plain found" aria-label={t('topology.found')}>
          {found.data.length === 0 && <li className="quiet">{t('topology.nothingFound')}</li>}
          {found.data.map((place) => (
            <li key={place.key}>
              <Link to="/topology" search={{ around: place.key }}>{place.name}</Link> <span className="quiet">{kindWord(place.kind)}{place.site && ` · ${place.site}`}</span>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

/** Where to begin: what is broken. */
function Beginnings() {
  const { t } = useTranslation();
  const at = usePastMoment();
  const fetched = useQuery({ queryKey: ['topology', 'faults', at], queryFn: () => ask<Pick<NetworkMap, 'faults'>>('map/state', at), placeholderData: keepPreviousData });
  return (
    <div className="page-body">
      <p>{t('topology.begin')}</p>
      <Loaded fetched={fetched} missing={t('error.notFound')}>
        {({ faults }) => (faults.length === 0 ? <p className="quiet">{t(at === null ? 'list.empty.faults' : 'list.nothingThen')}</p> : (
          <ul className="plain">
            {faults.map((fault) => (
              <li key={fault.id}>
                <Severity value={fault.severity} />{' '}
                {fault.root === null ? fault.rootName : <Link to="/topology" search={{ around: fault.root }}>{fault.rootName}</Link>}{' '}
                <span className="quiet">{kindWord(fault.rootKind)} · {conditionWord(fault.condition)}</span>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </div>
  );
}
