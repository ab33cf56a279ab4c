import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapFault, MapSite } from '../contracts/network';
import { Severity } from '../frame/Mark';
import { Age } from '../frame/Times';
import { Long } from '../frame/Panel';
import { useHint } from '../frame/useHint';
import { conditionWord, kindWord, word } from '../words/explain';

interface SiteCardProps {
  readonly sites: readonly MapSite[];
  /** So many more are there. */
  readonly more: number;
  readonly faults: readonly MapFault[];
  readonly onClose: () => void;
}

/** What stands at a site, or at sites too close to be told apart. */
export function SiteCard({ sites, more, faults, onClose }: SiteCardProps) {
  const { t } = useTranslation();
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    self.current?.focus({ preventScroll: true });
    return () => before?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="site-card" ref={self} role="dialog" tabIndex={-1} aria-label={sites[0]!.name}>
      <Button className="site-card-close" size="small" onClick={onClose} aria-label={t('action.close')} title={useHint('close', t('action.close'))}>✕</Button>
      <Long items={sites} first={5}>
        {(shown) => shown.map((site) => (
          <div key={site.id}>
            <b>{site.name}</b> <span className="quiet">{word(t, 'siteKind', site.kind)}</span>{' '}
            <Link to="/topology" search={{ around: `site/${site.id}` }} className="inline">{t('nav.topology')}</Link>
            <FaultsThere ids={site.faults} faults={faults} />
          </div>
        ))}
      </Long>
      {more > 0 && <p className="quiet">{t('map.more', { count: more })}</p>}
    </div>
  );
}

/** The faults of a site by name. */
export function FaultsThere({ ids, faults }: { ids: readonly string[]; faults: readonly MapFault[] }) {
  const { t } = useTranslation();
  const there = ids.flatMap((id) => faults.find((fault) => fault.id === id) ?? []);
  if (there.length === 0) {
    return <p className="quiet">{t('map.noFaults')}</p>;
  }
  return (
    <ul className="plain">
      {there.map((fault) => (
        <li key={fault.id}>
          <Severity value={fault.severity} /> <Link to="/faults/$id" params={{ id: fault.id }}>{fault.rootName}</Link>{' '}
          <span className="quiet">{kindWord(fault.rootKind)} · {conditionWord(fault.condition)} · <Age time={fault.raisedAt} /></span>
        </li>
      ))}
    </ul>
  );
}
