import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { Suspense, useMemo, useState } from 'react';
import { lazily } from '../frame/lazily';
import { useTranslation } from 'react-i18next';
import type { Topology } from '../contracts/network';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { Chosen } from './Chosen';
import { join, thingOf } from './network';
import { Things } from './Things';

const Canvas = lazily(() => import('./Canvas'));

/** What stands around a thing; kept under `topology`, so that all of it is asked for anew at once. */
export const around = (key: string, at: string | null) => ({
  queryKey: ['topology', 'around', key, at],
  queryFn: () => ask<Topology>(`topology?around=${encodeURIComponent(key)}`, at),
  // Of the moment before, until that of the next is there.
  placeholderData: keepPreviousData,
});

/** A part of the network as a picture and as lists, with what a person unfolds from it. */
export function TopologyView({ topology, whole }: { topology: Topology; whole: boolean }) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const [chosen, setChosen] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const parts = useQueries({ queries: unfolded.map((key) => around(key, at)), combine: (answers) => answers.flatMap(({ data }) => data ?? []) });
  const network = useMemo(() => join(topology, parts), [topology, parts]);
  const thing = chosen === null ? undefined : thingOf(network, chosen);
  const lists = <Things network={network} chosen={chosen} onChoose={setChosen} />;
  return (
    <div className={whole ? 'topology whole' : 'topology'}>
      <div className="topology-picture">
        <Suspense fallback={<div className="graph" aria-busy="true" />}><Canvas network={network} chosen={chosen} onChoose={setChosen} zooms={whole} /></Suspense>
        {thing === undefined
          ? <p className="chosen quiet">{t('topology.hint')}</p>
          : <Chosen thing={thing} unfolded={unfolded.includes(thing.key)} onUnfold={() => setUnfolded([...unfolded, thing.key])} />}
        {network.leftOut > 0 && <p className="quiet">{t('topology.leftOut', { count: network.leftOut })}</p>}
      </div>
      {whole
        ? <div className="topology-lists" tabIndex={0} role="group" aria-label={t('topology.asList')}>{lists}</div>
        : <details><summary>{t('topology.asList')}</summary>{lists}</details>}
    </div>
  );
}
