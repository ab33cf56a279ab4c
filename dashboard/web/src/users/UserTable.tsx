import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserForm } from '../contracts/administration';
import { Day, Moment } from '../frame/Times';
import { useSession } from '../session/session';
import { word } from '../words/explain';
import type { Doing } from './UsersPage';

interface UserTableProps {
  readonly users: readonly UserForm[];
  readonly onDo: (doing: Doing) => void;
}

export function UserTable({ users, onDo }: UserTableProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const like = wanted.trim().toLowerCase();
  const shown = users.filter((user) => `${user.name} ${word(t, 'role', user.role)} ${user.organizationName ?? ''}`.toLowerCase().includes(like));
  return (
    <>
      <Input allowClear className="narrow" aria-label={t('list.filter')} placeholder={t('list.filter')} value={wanted} onChange={(event) => setWanted(event.target.value)} />
      {shown.length === 0 && <p className="empty">{t('list.nothing')}</p>}
      {shown.length > 0 && (
        <table className="facts" aria-label={t('nav.users')}>
          <thead>
            <tr>
              <th scope="col">{t('users.name')}</th>
              <th scope="col">{t('users.role')}</th>
              <th scope="col">{t('users.unit')}</th>
              <th scope="col">{t('users.state')}</th>
              <th scope="col">{t('users.lastLogin')}</th>
              <th scope="col">{t('users.createdAt')}</th>
              <th scope="col" className="number">{t('users.sessions')}</th>
              <th scope="col" className="number">{t('users.tokens')}</th>
              <th scope="col"><span className="visually-hidden">{t('users.actions')}</span></th>
            </tr>
          </thead>
          <tbody>{shown.map((user) => <UserLine key={user.name} user={user} onDo={onDo} />)}</tbody>
        </table>
      )}
    </>
  );
}

function UserLine({ user, onDo }: { user: UserForm; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const own = useSession(({ me }) => me?.user.toLowerCase() === user.name.toLowerCase());
  return (
    <tr data-row={user.name} className={user.disabled ? 'ended' : undefined}>
      <td><b>{user.name}</b>{own && <span className="tag">{t('users.you')}</span>}</td>
      <td>{word(t, 'role', user.role)}</td>
      <td><Unit id={user.organization} name={user.organizationName} role={user.role} /></td>
      <td>{user.disabled ? <span className="off"><span aria-hidden="true">■ </span>{t('users.disabled')}</span> : t('users.active')}</td>
      <td>{user.lastLogin === null ? <span className="quiet">{t('users.never')}</span> : <Moment time={user.lastLogin} />}</td>
      <td><Day time={user.createdAt} /></td>
      <td className="number">{user.sessions}</td>
      <td className="number">{user.tokens}</td>
      <td className="row-actions">
        <Button size="small" onClick={() => onDo({ what: 'change', user })}>{t('users.change')}</Button>
        <Button size="small" onClick={() => onDo({ what: 'password', user })}>{t('users.newPassword')}</Button>
        <Button size="small" danger={!user.disabled} disabled={own} title={own ? t('users.ownAccount') : undefined} onClick={() => onDo({ what: user.disabled ? 'enable' : 'disable', user })}>
          {t(user.disabled ? 'users.enable' : 'users.disable')}
        </Button>
      </td>
    </tr>
  );
}

/** What of the network one sees: a unit and those below, one's own customers, or everything. */
export function Unit({ id, name, role }: { id: string | null; name: string | null; role: string }) {
  const { t } = useTranslation();
  if (role === 'administrator' || (id === null && role !== 'accountManager')) {
    return <span className="quiet">{t('users.everything')}</span>;
  }
  if (role === 'accountManager') {
    return <>{t('users.ownCustomers')}{id !== null && <span className="quiet"> {name ?? id}</span>}</>;
  }
  return <>{name ?? <span className="machine">{id}</span>}</>;
}
