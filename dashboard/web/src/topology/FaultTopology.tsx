import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Topology } from '../contracts/network';
import { Loaded } from '../frame/Panel';
import { useFollowing } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { TopologyView } from './TopologyView';

/** The part of the network a fault affects. */
export function FaultTopology({ id, changedAt }: { id: string; changedAt: string }) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const fetched = useQuery({ queryKey: ['topology', 'fault', id, at], queryFn: ({ signal }) => ask<Topology>(`faults/${encodeURIComponent(id)}/topology`, at, signal) });
  useFollowing('topology', changedAt);
  return <Loaded fetched={fetched} missing={t('fault.missing', { id })}>{(topology) => <TopologyView topology={topology} whole={false} />}</Loaded>;
}
