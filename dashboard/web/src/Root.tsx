import { useLocation } from '@tanstack/react-router';
import { Suspense, useDeferredValue, useEffect, useState } from 'react';
import { lazily } from './frame/lazily';
import { useTranslation } from 'react-i18next';
import { Frame } from './frame/Frame';
import { LoginPage } from './session/LoginPage';
import { sightOf, useSession } from './session/session';

const Wall = lazily(() => import('./wall/Wall'));

/** Nothing but the login until it is known who looks. */
export function Root() {
  const { t } = useTranslation();
  const onWall = useLocation().pathname === '/wall';
  const { me: known, unreachable, ask } = useSession();
  // A page comes in slices, so that it holds nobody up; it goes at once. The first one is rendered in slices anyway.
  const [atFirst] = useState(known);
  const coming = useDeferredValue(known, atFirst ?? null);
  const me = known && coming;
  useEffect(() => {
    if (known !== undefined) {
      return undefined;
    }
    // The first time it was asked before anything was drawn.
    const timer = setInterval(() => void ask(), 3_000);
    return () => clearInterval(timer);
  }, [known, ask]);
  if (me === undefined || (known && !coming)) {
    return <main className="empty"><h1>{t('product')}</h1><p role="status">{unreachable ? t('session.unreachable') : t('session.asking')}</p></main>;
  }
  if (me === null) {
    return <LoginPage />;
  }
  // A wall has no frame: nobody stands before it with a mouse.
  return onWall ? <Suspense fallback={null}><Wall /></Suspense> : <Frame key={sightOf(me)} me={me} />;
}
