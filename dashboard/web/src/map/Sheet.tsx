import 'ol/ol.css';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../frame/preferences';
import type { KeeperLine } from './askKeeper';
import { Atlas } from './atlas';
import type { Members, Summary } from './keeper';
import { Legend } from './Legend';
import { SiteCard } from './SiteCard';

interface SheetProps {
  readonly map: Summary;
  readonly keeper: KeeperLine;
  /** Sites whose card is open. */
  readonly chosen: Members;
  readonly onChoose: (chosen: Members) => void;
}

/** The map as a picture. The list beside it says the same in words. */
export default function Sheet({ map, keeper, chosen, onChoose }: SheetProps) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const [card] = useState(() => document.createElement('div'));
  const [atlas, setAtlas] = useState<Atlas | null>(null);
  const first = chosen.sites[0];
  const choose = useRef(onChoose);
  choose.current = onChoose;
  useEffect(() => {
    let drawn: Atlas | null = null;
    // In a task of its own, after the page around it stands.
    const timer = setTimeout(() => setAtlas(drawn = new Atlas(place.current!, card, keeper, (members) => choose.current(members))));
    return () => {
      clearTimeout(timer);
      drawn?.destroy();
      setAtlas(null);
    };
  }, [card, keeper]);
  useEffect(() => atlas?.show(map), [atlas, map]);
  useEffect(() => atlas?.choose(first ?? null), [atlas, first]);
  useEffect(() => atlas?.repaint(), [theme]);
  const sites = useMemo(() => asNow(chosen.sites, map), [chosen, map]);
  return (
    <div className="sheet">
      <div className="graph-tools">
        <Button size="small" onClick={() => atlas?.zoom(1)} aria-label={t('topology.zoomIn')} title={t('topology.zoomIn')}>+</Button>
        <Button size="small" onClick={() => atlas?.zoom(-1)} aria-label={t('topology.zoomOut')} title={t('topology.zoomOut')}>−</Button>
        <Button size="small" onClick={() => atlas?.fit()}>{t('topology.fit')}</Button>
        {first !== undefined && <Button size="small" onClick={() => atlas?.goTo(first)}>{t('map.goTo')}</Button>}
      </div>
      <div className="sheet-place" ref={place} tabIndex={0} role="group" aria-label={t('map.picture', { sites: t('map.siteCount', { count: map.sites }), cables: t('map.cableCount', { count: map.links }) })} />
      <Legend />
      {createPortal(sites.length > 0 && <SiteCard key={sites[0]!.id} sites={sites} more={chosen.more} faults={map.faults} onClose={() => onChoose({ sites: [], more: 0 })} />, card)}
    </div>
  );
}

/** Sites that were chosen a while ago, with what is wrong there now. */
function asNow(sites: Members['sites'], { troubled }: Summary): Members['sites'] {
  const wrong = new Map(troubled.map((site) => [site.id, site]));
  return sites.map((site) => wrong.get(site.id) ?? { ...site, severity: null, faults: [] });
}
