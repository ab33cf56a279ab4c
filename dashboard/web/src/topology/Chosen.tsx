import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TopologyEdge, TopologyNode } from '../contracts/network';
import { Severity, Tag } from '../frame/Mark';
import { useMay } from '../session/session';
import { kindWord } from '../words/explain';
import { Works } from './Things';

interface ChosenProps {
  readonly thing: TopologyNode | TopologyEdge;
  /** Already unfolded, or on the way. */
  readonly unfolded: boolean;
  readonly onUnfold: () => void;
}

/** What was chosen in the graph: what it is, how it fares, and the ways on from it. */
export function Chosen({ thing, unfolded, onUnfold }: ChosenProps) {
  const { t } = useTranslation();
  const seesNetwork = useMay('network');
  const node = 'hidden' in thing ? thing : null;
  return (
    <div className="chosen" role="status">
      <b>{thing.name}</b> <span className="quiet">{kindWord(thing.kind)}{node?.site && ` · ${node.site}`}</span>
      {thing.isRoot && <Tag tone="strong">{t('mark.rootCause')}</Tag>}{' '}
      {node !== null && node.state !== null && <Severity value={node.state} />} <Works value={'operation' in thing ? thing.operation : thing.state} />{' '}
      {thing.faults.map((id) => <Link key={id} to="/faults/$id" params={{ id }} className="inline">{t('fault.title', { id })}</Link>)}
      {seesNetwork && (
        <>
          {node !== null && node.alarms > 0 && <Link to="/alarms" search={{ q: node.name }} className="inline">{t('topology.alarms', { count: node.alarms })}</Link>}
          <Link to="/topology" search={{ around: thing.key }} className="inline">{t('topology.centre')}</Link>
          <Button size="small" disabled={unfolded || node?.hidden === 0} onClick={onUnfold}>
            {node === null ? t('topology.unfold') : t('topology.unfoldCount', { count: node.hidden })}
          </Button>
        </>
      )}
    </div>
  );
}
