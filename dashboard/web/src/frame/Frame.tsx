import { Button, Select } from 'antd';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { line } from '../live/connect';
import { forget } from '../live/views';
import type { Me } from '../session/session';
import { useSession } from '../session/session';
import { word } from '../words/explain';
import { zone } from '../words/time';
import { KeyHelp } from './KeyHelp';
import { useKeys } from './keys';
import { LineBanner, LineLamp } from './Line';
import { navigation } from './navigation';
import { type Language, usePreferences } from './preferences';

// Another person may see other rows.
useSession.subscribe((now, before) => {
  if (now.me?.user !== before.me?.user) {
    forget();
  }
});

/** What stands around every page: where one may go, who one is, and whether what one sees is live. */
export function Frame({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [help, setHelp] = useState(false);
  useEffect(() => {
    void line.open();
    return () => void line.close();
  }, [me.user]);
  useKeys(useMemo(() => ({ '?': () => setHelp(true) }), []));
  return (
    <div className="frame">
      <a className="skip" href="#content">{t('nav.skip')}</a>
      <header className="frame-head">
        <span className="product"><img src="/icon.svg" alt="" /> {t('product')}</span>
        <LineLamp />
        <span className="spring" />
        <span className="quiet zone">{t('time.zone', { zone: zone() })}</span>
        <Choices />
        <span className="me">{me.user} <span className="quiet">{[word(t, 'role', me.role), me.organizationName].filter(Boolean).join(' · ')}</span></span>
        <Button onClick={() => setHelp(true)} aria-label={t('keys.title')} title={`${t('keys.title')} (?)`}>?</Button>
        <Button onClick={() => void useSession.getState().signOut()}>{t('session.signOut')}</Button>
      </header>
      <LineBanner />
      <Navigation role={me.role} may={me.may} />
      <main id="content" className="frame-body" tabIndex={-1}><Outlet /></main>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

export function Choices() {
  const { t } = useTranslation();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  return (
    <>
      <Select<Language>
        className="language"
        value={language}
        onChange={setLanguage}
        aria-label={t('preference.language')}
        options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]}
      />
      <Button onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')} title={t('preference.theme')}>
        {t(theme === 'dark' ? 'preference.light' : 'preference.dark')}
      </Button>
    </>
  );
}

function Navigation({ role, may }: { role: string; may: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <nav className="frame-nav" aria-label={t('nav.label')}>
      {navigation(role, may).map((area) => (
        <div key={area.title}>
          <h2>{t(area.title)}</h2>
          <ul>
            {area.places.map((place) => (
              <li key={place.to}>
                <Link to={place.to} title={t(place.title)} activeProps={{ className: 'active' }}>
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
