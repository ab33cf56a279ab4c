import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MapState } from '../contracts/network';
import { useFollowingFaults } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { KeeperLine } from './askKeeper';
import type { Summary } from './keeper';

/** The map as a keeper beside the page holds it. The places are fetched once; what is wrong is asked for whenever the faults change. */
export function useMap() {
  const queries = useQueryClient();
  const at = usePastMoment();
  const [keeper, setKeeper] = useState<KeeperLine | null>(null);
  useEffect(() => {
    const line = new KeeperLine();
    setKeeper(line);
    return () => {
      line.close();
      // Another keeper knows nothing yet.
      queries.removeQueries({ queryKey: ['map'] });
    };
  }, [queries]);
  const places = useQuery({
    queryKey: ['map', at], enabled: keeper !== null, staleTime: 60_000, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask<Summary>('map', at, signal, keeper!.load),
  });
  const state = useQuery({ queryKey: ['mapState', at], queryFn: ({ signal }) => ask<MapState>('map/state', at, signal) });
  useFollowingFaults('mapState');
  const summary = useFollowed(keeper, places.isPlaceholderData ? undefined : places.data, state.data);
  const outdated = places.data !== undefined && state.data !== undefined && places.data.version < state.data.version;
  useEffect(() => {
    if (outdated) {
      void queries.invalidateQueries({ queryKey: ['map'] });
    }
  }, [queries, outdated]);
  return { places, keeper, summary: summary ?? places.data };
}

/** The map with what is wrong on it now. */
function useFollowed(keeper: KeeperLine | null, places: Summary | undefined, state: MapState | undefined): Summary | undefined {
  const [followed, setFollowed] = useState<Summary>();
  useEffect(() => {
    let wanted = true;
    if (keeper !== null && places !== undefined && state !== undefined) {
      keeper.follow(state).then((now) => wanted && setFollowed(now), () => undefined);
    }
    return () => {
      wanted = false;
    };
  }, [keeper, places, state]);
  return followed;
}
