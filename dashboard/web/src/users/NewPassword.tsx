import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasswordForm } from '../contracts/administration';
import { post } from '../session/http';
import { useFaults } from './useFaults';

interface NewPasswordProps {
  readonly user: string;
  readonly onCancel: () => void;
  readonly onDone: (set: PasswordForm) => Promise<void>;
}

export function NewPassword({ user, onCancel, onDone }: NewPasswordProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ password?: string }>();
  const [busy, setBusy] = useState(false);
  const { problem, attempt, onValuesChange } = useFaults(form);
  const save = async ({ password }: { password?: string }) => {
    setBusy(true);
    await attempt(async () => onDone(await post<PasswordForm>(`/api/users/${encodeURIComponent(user)}/password`, { password })));
    setBusy(false);
  };
  return (
    <Modal open title={t('users.passwordOf', { name: user })} okText={t('users.setPassword')} cancelText={t('action.cancel')} okButtonProps={{ loading: busy }} onCancel={onCancel} onOk={() => form.submit()}>
      <p className="quiet">{t('users.passwordEnds')}</p>
      <Form form={form} layout="vertical" onValuesChange={onValuesChange} onFinish={(values) => void save(values)}>
        <Form.Item name="password" label={t('session.password')} extra={t('users.passwordHint')}><Input.Password autoComplete="new-password" autoFocus /></Form.Item>
        {problem !== null && <Alert type="error" title={problem} role="alert" showIcon />}
      </Form>
    </Modal>
  );
}
