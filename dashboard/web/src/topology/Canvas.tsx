import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../frame/preferences';
import { Graph } from './graph';
import type { Network } from './network';

interface CanvasProps {
  readonly network: Network;
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
  readonly zooms: boolean;
}

/** The graph as a picture. The lists beside it say the same in words. */
export default function Canvas({ network, chosen, onChoose, zooms }: CanvasProps) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const graph = useRef<Graph>(undefined);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    const drawn = graph.current = new Graph(place.current!, zooms, (key) => choose.current(key));
    const watcher = new ResizeObserver(() => drawn.survey());
    watcher.observe(place.current!);
    return () => {
      watcher.disconnect();
      drawn.destroy();
    };
  }, [zooms]);
  useEffect(() => graph.current?.show(network), [network, zooms]);
  useEffect(() => graph.current?.choose(chosen), [chosen, network, zooms]);
  useEffect(() => graph.current?.repaint(), [theme]);
  return (
    <div className="graph">
      <div className="graph-tools">
        <Button size="small" onClick={() => graph.current?.zoom(1.3)} aria-label={t('topology.zoomIn')} title={t('topology.zoomIn')}>+</Button>
        <Button size="small" onClick={() => graph.current?.zoom(1 / 1.3)} aria-label={t('topology.zoomOut')} title={t('topology.zoomOut')}>−</Button>
        <Button size="small" onClick={() => graph.current?.fit()}>{t('topology.fit')}</Button>
      </div>
      <div className="graph-place" ref={place} role="img" aria-label={t('topology.picture', { nodes: t('topology.nodeCount', { count: network.nodes.length }), edges: t('topology.edgeCount', { count: network.edges.length }) })} />
    </div>
  );
}
