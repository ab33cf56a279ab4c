import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../frame/Frame';
import { Refused } from './http';
import { useSession } from './session';
import { reasonOf } from '../words/reason';

/** A form of the page's own: it is the first that anybody loads. */
export function LoginPage() {
  const { t } = useTranslation();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ended = useSession((session) => session.ended);
  const id = useId();
  const logIn = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (user === '' || password === '' || busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await useSession.getState().logIn(user, password);
    } catch (error) {
      const status = error instanceof Refused ? error.status : 0;
      setProblem(status === 401 ? t('session.wrong') : status === 429 ? t('session.tooMany') : t('session.failed', { reason: reasonOf(t, error) }));
    } finally {
      setBusy(false);
    }
  };
  const lacks = (value: string) => tried && value === '';
  const about = (field: string, value: string) => ({ id: `${id}-${field}`, value, status: lacks(value) ? 'error' as const : undefined, 'aria-invalid': lacks(value), 'aria-describedby': lacks(value) ? `${id}-${field}-lacks` : undefined });
  const missing = (field: string, value: string) => lacks(value) && <p id={`${id}-${field}-lacks`} className="field-problem" role="alert">{t('session.required')}</p>;
  return (
    <div className="login">
      <header><Choices /></header>
      <main>
        <h1><img src="/icon.svg" alt="" /> {t('productLong')}</h1>
        <form noValidate onSubmit={(event) => void logIn(event)}>
          <label htmlFor={`${id}-user`}>{t('session.user')}</label>
          <Input {...about('user', user)} onChange={(event) => setUser(event.target.value)} autoComplete="username" autoFocus />
          {missing('user', user)}
          <label htmlFor={`${id}-password`}>{t('session.password')}</label>
          <Input.Password {...about('password', password)} onChange={(event) => setPassword(event.target.value)} autoComplete="current-password" />
          {missing('password', password)}
          {problem === null && ended && <p className="login-said" role="status"><span aria-hidden="true">⚠ </span>{t('session.ended')}</p>}
          {problem !== null && <p className="login-said wrong" role="alert"><span aria-hidden="true">✖ </span>{problem}</p>}
          <Button type="primary" htmlType="submit" loading={busy} block>{t('session.logIn')}</Button>
        </form>
      </main>
    </div>
  );
}
