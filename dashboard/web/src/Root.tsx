import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from './frame/Frame';
import { LoginPage } from './session/LoginPage';
import { useSession } from './session/session';

/** Nothing but the login until it is known who looks. */
export function Root() {
  const { t } = useTranslation();
  const { me, unreachable, ask } = useSession();
  useEffect(() => {
    if (me !== undefined) {
      return undefined;
    }
    void ask();
    const timer = setInterval(() => void ask(), 3_000);
    return () => clearInterval(timer);
  }, [me, ask]);
  if (me === undefined) {
    return <main className="empty" role="status"><h1>{t('product')}</h1>{unreachable ? t('session.unreachable') : t('session.asking')}</main>;
  }
  return me === null ? <LoginPage /> : <Frame key={me.user} me={me} />;
}
