import { Alert, Form, Input, Modal, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization, PasswordForm, UserForm } from '../contracts/administration';
import { get, send } from '../session/http';
import { roles } from '../session/roles';
import { useSession } from '../session/session';
import { word } from '../words/explain';
import { useFaults } from './useFaults';

interface Values {
  name: string;
  role: string;
  organization?: string;
  language?: string;
  password?: string;
}

interface UserDialogProps {
  /** Null: a new one. */
  readonly user: UserForm | null;
  readonly onCancel: () => void;
  readonly onDone: (set?: PasswordForm) => Promise<void>;
}

/** A new account, or another role, unit or language of one. */
export function UserDialog({ user, onCancel, onDone }: UserDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const { problem, attempt, onValuesChange } = useFaults(form);
  const own = useSession(({ me }) => me?.user === user?.name);
  const role = Form.useWatch('role', form) ?? user?.role;
  const save = async (values: Values) => {
    setBusy(true);
    const path = user === null ? '/api/users' : `/api/users/${encodeURIComponent(user.name)}`;
    await attempt(async () => onDone(await send<PasswordForm | undefined>(user === null ? 'POST' : 'PUT', path, values)));
    setBusy(false);
  };
  const title = user === null ? t('users.create') : t('users.changeOf', { name: user.name });
  return (
    <Modal open title={title} okText={t('users.save')} cancelText={t('action.cancel')} okButtonProps={{ loading: busy }} onCancel={onCancel} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial(user)} onValuesChange={onValuesChange} onFinish={(values) => void save(values)}>
        {user === null && (
          <Form.Item name="name" label={t('users.name')} extra={t('users.nameHint')} rules={[{ required: true, whitespace: true, message: t('session.required') }]}>
            <Input autoComplete="off" autoFocus maxLength={63} />
          </Form.Item>
        )}
        <Form.Item name="role" label={t('users.role')} extra={own ? t('users.ownAccount') : role === undefined ? undefined : word(t, 'roleHint', role)} rules={[{ required: true, message: t('session.required') }]}>
          <Select disabled={own} options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <UnitField />
        <Form.Item name="language" label={t('users.language')}>
          <Select allowClear placeholder={t('users.languageOfBrowser')} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
        </Form.Item>
        {user === null && (
          <Form.Item name="password" label={t('session.password')} extra={t('users.passwordHint')}><Input.Password autoComplete="new-password" /></Form.Item>
        )}
        {user !== null && user.tokens > 0 && <p className="quiet">{t('users.tokensKeep')}</p>}
        {problem !== null && <Alert type="error" title={problem} role="alert" showIcon />}
      </Form>
    </Modal>
  );
}

const initial = (user: UserForm | null): Partial<Values> =>
  user === null ? {} : { role: user.role, organization: user.organization ?? undefined, language: user.language ?? undefined };

function UnitField() {
  const { t } = useTranslation();
  const units = useQuery({ queryKey: ['organizations'], queryFn: () => get<Organization[]>('/api/inventory/organizations') });
  return (
    <Form.Item name="organization" label={t('users.unit')} extra={t('users.unitHint')}>
      <Select
        allowClear
        loading={units.isPending}
        placeholder={t('users.everything')}
        showSearch={{ optionFilterProp: 'label' }}
        options={units.data?.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
      />
    </Form.Item>
  );
}
