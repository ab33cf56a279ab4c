import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasswordForm, UserForm } from '../contracts/administration';
import { Loaded, Section } from '../frame/Panel';
import { PlainPage } from '../frame/PlainPage';
import { get } from '../session/http';
import { Disabling } from './Disabling';
import { NewPassword } from './NewPassword';
import { SecretOnce } from './SecretOnce';
import { Tokens } from './Tokens';
import { UserDialog } from './UserDialog';
import { UserTable } from './UserTable';

/** What an administrator is about to do, and to whom. */
export type Doing = { readonly what: 'create' } | { readonly what: 'change' | 'password' | 'disable' | 'enable'; readonly user: UserForm };

const everyMs = 30_000;

/** Who may log in, as whom; and the API tokens. */
export function UsersPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [secret, setSecret] = useState<PasswordForm | null>(null);
  const fetched = useQuery({ queryKey: ['users'], queryFn: () => get<UserForm[]>('/api/users'), refetchInterval: everyMs });
  const close = () => setDoing(null);
  const done = async (set?: PasswordForm) => {
    close();
    setSecret(set?.password ? set : null);
    await Promise.all(['users', 'tokens'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
  return (
    <PlainPage title={t('nav.users')} hint={t('users.hint')} tools={<Button type="primary" onClick={() => setDoing({ what: 'create' })}>{t('users.create')}</Button>}>
      <Loaded fetched={fetched} missing={t('error.notFound')}>{(users) => <UserTable users={users} onDo={setDoing} />}</Loaded>
      <Section title={t('users.tokensTitle')}><Tokens onChanged={() => void done()} /></Section>
      {doing?.what === 'create' && <UserDialog user={null} onCancel={close} onDone={done} />}
      {doing?.what === 'change' && <UserDialog user={doing.user} onCancel={close} onDone={done} />}
      {doing?.what === 'password' && <NewPassword user={doing.user.name} onCancel={close} onDone={done} />}
      {(doing?.what === 'disable' || doing?.what === 'enable') && <Disabling user={doing.user} onCancel={close} onDone={done} />}
      {secret !== null && <SecretOnce of={secret} onClose={() => setSecret(null)} />}
    </PlainPage>
  );
}
