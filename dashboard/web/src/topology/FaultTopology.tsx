import { useTranslation } from 'react-i18next';
import type { Topology } from '../contracts/network';
import { Loaded } from '../frame/Panel';
import { useOfRow } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { TopologyView } from './TopologyView';

/** The part of the network a fault affects. */
export function FaultTopology({ id, changedAt }: { id: string; changedAt: string }) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const fetched = useOfRow({ key: ['topology', 'fault', id, at], row: [changedAt], ask: (signal) => ask<Topology>(`faults/${encodeURIComponent(id)}/topology`, at, signal), isOf: () => true });
  return <Loaded fetched={fetched} missing={t('fault.missing', { id })}>{(topology) => <TopologyView topology={topology} whole={false} />}</Loaded>;
}
