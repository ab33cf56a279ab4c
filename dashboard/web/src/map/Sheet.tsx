import 'ol/ol.css';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { NetworkMap } from '../contracts/network';
import { usePreferences } from '../frame/preferences';
import { Atlas } from './atlas';
import { Legend } from './Legend';
import { SiteCard } from './SiteCard';

interface SheetProps {
  readonly map: NetworkMap;
  /** Sites whose card is open. */
  readonly chosen: readonly string[];
  readonly onChoose: (sites: readonly string[]) => void;
}

/** The map as a picture. The list beside it says the same in words. */
export default function Sheet({ map, chosen, onChoose }: SheetProps) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const [card] = useState(() => document.createElement('div'));
  const atlas = useRef<Atlas>(undefined);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    const drawn = atlas.current = new Atlas(place.current!, card, (sites) => choose.current(sites));
    return () => drawn.destroy();
  }, [card]);
  useEffect(() => atlas.current?.show(map), [map]);
  useEffect(() => atlas.current?.choose(chosen[0] ?? null), [chosen]);
  useEffect(() => atlas.current?.repaint(), [theme]);
  const sites = chosen.flatMap((id) => map.sites.find((site) => site.id === id) ?? []);
  return (
    <div className="sheet">
      <div className="graph-tools">
        <Button size="small" onClick={() => atlas.current?.zoom(1)} aria-label={t('topology.zoomIn')} title={t('topology.zoomIn')}>+</Button>
        <Button size="small" onClick={() => atlas.current?.zoom(-1)} aria-label={t('topology.zoomOut')} title={t('topology.zoomOut')}>−</Button>
        <Button size="small" onClick={() => atlas.current?.fit()}>{t('topology.fit')}</Button>
        {chosen[0] !== undefined && <Button size="small" onClick={() => atlas.current?.goTo(chosen[0]!)}>{t('map.goTo')}</Button>}
      </div>
      <div className="sheet-place" ref={place} tabIndex={0} role="group" aria-label={t('map.picture', { sites: t('map.siteCount', { count: map.sites.length }), cables: t('map.cableCount', { count: map.links.length }) })} />
      <Legend />
      {createPortal(sites.length > 0 && <SiteCard key={sites[0]!.id} sites={sites} map={map} onClose={() => onChoose([])} />, card)}
    </div>
  );
}
