import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../frame/Frame';
import { Refused } from './http';
import { useSession } from './session';
import { reasonOf } from '../words/reason';

export function LoginPage() {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ended = useSession((session) => session.ended);
  const logIn = async ({ user, password }: { user: string; password: string }) => {
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
  const required = [{ required: true, message: t('session.required') }];
  return (
    <div className="login">
      <header><Choices /></header>
      <main>
        <h1><img src="/icon.svg" alt="" /> {t('productLong')}</h1>
        <Form layout="vertical" requiredMark={false} onFinish={(values: { user: string; password: string }) => void logIn(values)}>
          <Form.Item name="user" label={t('session.user')} rules={required}><Input autoComplete="username" autoFocus /></Form.Item>
          <Form.Item name="password" label={t('session.password')} rules={required}><Input.Password autoComplete="current-password" /></Form.Item>
          {problem === null && ended && <Alert type="warning" title={t('session.ended')} role="status" showIcon />}
          {problem !== null && <Alert type="error" title={problem} role="alert" showIcon />}
          <Button type="primary" htmlType="submit" loading={busy} block>{t('session.logIn')}</Button>
        </Form>
      </main>
    </div>
  );
}
