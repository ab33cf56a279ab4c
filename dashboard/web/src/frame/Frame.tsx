import { Button } from 'antd';
import { Link, Outlet, useLocation, useMatches, useSearch } from '@tanstack/react-router';
import { Fragment, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import i18next from 'i18next';
import { complain } from '../operations/complain';
import { lazily } from './lazily';
import { useTranslation } from 'react-i18next';
import { looksAtSuppressed } from '../alarms/alarmList';
import { forgetSeen } from '../list/newness';
import { line } from '../live/connect';
import { forget } from '../live/views';
import { useStandpoint } from '../past/standpoint';
import type { Me } from '../session/session';
import { beforeSignOut, sightOf, useSession } from '../session/session';
import { word } from '../words/explain';
import { useCalm } from './calm';
import { useKeys } from './keys';
import { useHint } from './useHint';
import { LineBanner, LineLamp } from './Line';
import { Said } from './Said';
import { homeOf } from '../session/roles';
import { isOpenTo, navigation } from './navigation';
import { keepChoices } from './keepChoices';
import { useStillWhileWriting } from './standStill';
import { choose, type Language, usePreferences } from './preferences';

const SoundButton = lazily(() => import('../sound/SoundButton').then((module) => ({ default: module.SoundButton })));
const Reminders = lazily(() => import('../reminders/Reminders'));
const Waiting = lazily(() => import('../tickets/Waiting'));
const ZoneChoice = lazily(() => import('./ZoneChoice'));
const KeyHelp = lazily(() => import('./KeyHelp').then((module) => ({ default: module.KeyHelp })));
const TimeBar = lazily(() => import('../past/TimeBar'));

// Another person may see other rows, or the same one with another role or unit.
useSession.subscribe((now, before) => {
  if (sightOf(now.me) !== sightOf(before.me)) {
    forget();
    forgetSeen();
  }
});

const kept = keepChoices(() => useSession.getState().ask(), (error) => complain(i18next.t, i18next.t('preference.keep'), error));

beforeSignOut(kept.now);

// The host also cuts the line when the person's role or unit changed.
line.subscribe(() => {
  const { state } = line.state();
  // Whom the device remembered the host is asked about as soon as it can be.
  if (state === 'lost' || (state === 'live' && useSession.getState().rememberedAt !== null)) {
    void useSession.getState().ask();
  }
});

/** What stands around every page: where one may go, who one is, and whether what one sees is live. */
export function Frame({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [help, setHelp] = useState(false);
  const helpHint = useHint('help', t('keys.title'));
  const [settings, setSettings] = useState(false);
  const time = useTimeBar();
  const calm = useCalm();
  useStillWhileWriting();
  useEffect(() => {
    line.begin();
    return () => void line.close();
  }, [me.user]);
  useKeys(useMemo(() => ({ help: () => setHelp(true) }), []));
  return (
    <div className="frame">
      <a className="skip" href="#content">{t('nav.skip')}</a>
      <Said />
      <header className="frame-head">
        <span className="product"><img src="/icon.svg" alt="" /> {t('product')}</span>
        <LineLamp />
        <Button onClick={time.toggle} aria-pressed={time.open} title={t('past.hint')}>{t('past.open')}</Button>
        <span className="spring" />
        <Button className="frame-more" onClick={() => setSettings(!settings)} aria-expanded={settings} aria-controls="frame-settings">{t('nav.settings')}</Button>
        <div id="frame-settings" className={settings ? 'frame-settings open' : 'frame-settings'}>
          {calm ? <Suspense fallback={<span className="zone" />}><ZoneChoice network={me.timeZone} /></Suspense> : <span className="zone" />}
          <Suspense fallback={null}>{calm && <SoundButton />}</Suspense>
          <Choices />
          <span className="me">{me.user} <span className="quiet">{[word(t, 'role', me.role), me.organizationName].filter(Boolean).join(' · ')}</span></span>
          <Button onClick={() => setHelp(true)} aria-label={t('keys.title')} title={helpHint}>?</Button>
          <Button onClick={() => void useSession.getState().signOut().catch((error: unknown) => complain(t, t('session.signOut'), error))}>{t('session.signOut')}</Button>
        </div>
      </header>
      <div className="frame-banner">
        <LineBanner />
        <Suspense fallback={null}>{calm && <Reminders />}</Suspense>
        {calm && me.may.includes('ticket') && <Suspense fallback={null}><Waiting user={me.user} /></Suspense>}
        {time.open && <Suspense fallback={null}><TimeBar /></Suspense>}
      </div>
      <Navigation role={me.role} may={me.may} />
      <main id="content" className="frame-body" tabIndex={-1}><Body me={me} /></main>
      {help && <Suspense fallback={null}><KeyHelp onClose={() => setHelp(false)} /></Suspense>}
    </div>
  );
}

/** The page at the address, if it is one for this person. */
function Body({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  // A part that is not there yet says so in its place, instead of leaving the one before.
  const part = useMatches({ select: (matches) => matches[1]?.routeId });
  return isOpenTo(pathname, me.role, me.may)
    ? <Fragment key={part}><Outlet /></Fragment>
    : <p className="empty" role="alert">{t('error.notYours', { role: word(t, 'role', me.role) })} <Link to={homeOf(me.role)}>{t('error.home')}</Link></p>;
}

/** Whether the bar of time shows; the address says where in time one stands. */
function useTimeBar() {
  const { at = null } = useSearch({ strict: false }) as { at?: string };
  const { open } = useStandpoint();
  const shown = open || at !== null;
  // Before anything below is drawn: what it shows depends on it.
  useLayoutEffect(() => useStandpoint.setState({ at: at !== null && !Number.isNaN(Date.parse(at)) ? at : null, folded: null }), [at]);
  return { open: shown, toggle: () => useStandpoint.setState({ open: !open }) };
}

export function Choices() {
  const { t } = useTranslation();
  const { language, theme } = usePreferences();
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <Button className="language" lang={other} onClick={() => choose({ language: other })} title={t('preference.language')}>{other === 'en' ? 'English' : '中文'}</Button>
      <Button className="theme" onClick={() => choose({ theme: theme === 'dark' ? 'light' : 'dark' })} title={t('preference.theme')}>
        {t(theme === 'dark' ? 'preference.light' : 'preference.dark')}
      </Button>
    </>
  );
}

function Navigation({ role, may }: { role: string; may: readonly string[] }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const bar = useRef<HTMLElement>(null);
  // On a phone it is one line, longer than the screen is wide.
  useEffect(() => {
    const frame = requestAnimationFrame(() => bar.current?.querySelector('a.active')?.scrollIntoView({ block: 'nearest', inline: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
  // What is suppressed is the list of alarms in another order.
  const suppressed = pathname.startsWith('/alarms') && looksAtSuppressed(search);
  const isHere = (to: string, byPath: boolean) => (to === '/suppressed' ? suppressed : to === '/alarms' ? byPath && !suppressed : byPath);
  return (
    <nav ref={bar} className="frame-nav" aria-label={t('nav.label')}>
      {navigation(role, may).map((area) => (
        <div key={area.title}>
          <h2>{t(area.title)}</h2>
          <ul>
            {area.places.map((place) => (
              <li key={place.to}>
                <Link to={place.to} title={t(place.title)} activeProps={{ className: isHere(place.to, true) ? 'active' : '' }} inactiveProps={{ className: isHere(place.to, false) ? 'active' : '' }}>
                  <svg viewBox="0 0 24 24" aria-hidden="true"><path d={place.icon} fillRule="evenodd" /></svg>
                  <span>{t(place.title)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
