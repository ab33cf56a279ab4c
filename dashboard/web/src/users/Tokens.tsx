import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenForm } from '../contracts/administration';
import { Confirm } from '../frame/Confirm';
import { Loaded } from '../frame/Panel';
import { Day } from '../frame/Times';
import { complain } from '../operations/complain';
import { get, send } from '../session/http';
import { word } from '../words/explain';
import { Unit } from './UserTable';

/** The API tokens that are live, of people and of programs. */
export function Tokens({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<TokenForm | null>(null);
  const fetched = useQuery({ queryKey: ['tokens'], queryFn: () => get<TokenForm[]>('/api/tokens') });
  const revoke = async (id: string) => {
    try {
      await send('DELETE', `/api/tokens/${id}`);
    } catch (error) {
      complain(t, t('users.revoke'), error);
    }
    setRevoking(null);
    onChanged();
  };
  return (
    <>
      <p className="quiet">{t('users.tokensHint')}</p>
      <Loaded fetched={fetched} missing={t('error.notFound')}>{(tokens) => <TokenTable tokens={tokens} onRevoke={setRevoking} />}</Loaded>
      {revoking !== null && (
        <Confirm title={t('users.revokeOf', { name: revoking.user })} act={t('users.revoke')} onCancel={() => setRevoking(null)} onAct={() => revoke(revoking.id)}>
          <p>{t('users.revokeHint')}</p>
        </Confirm>
      )}
    </>
  );
}

function TokenTable({ tokens, onRevoke }: { tokens: readonly TokenForm[]; onRevoke: (token: TokenForm) => void }) {
  const { t } = useTranslation();
  if (tokens.length === 0) {
    return <p className="quiet">{t('users.noTokens')}</p>;
  }
  return (
    <table className="facts" aria-label={t('users.tokensTitle')}>
      <thead>
        <tr>
          <th scope="col">{t('users.tokenUser')}</th>
          <th scope="col">{t('users.role')}</th>
          <th scope="col">{t('users.unit')}</th>
          <th scope="col">{t('users.createdAt')}</th>
          <th scope="col">{t('users.expiresAt')}</th>
          <th scope="col"><span className="visually-hidden">{t('users.actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <td><b>{token.user}</b> <span className="quiet machine">{token.id.slice(0, 12)}</span></td>
            <td>{word(t, 'role', token.role)}</td>
            <td><Unit id={token.organization} name={token.organizationName} role={token.role} /></td>
            <td><Day time={token.createdAt} /></td>
            <td><Day time={token.expiresAt} /></td>
            <td className="row-actions"><Button size="small" danger onClick={() => onRevoke(token)}>{t('users.revoke')}</Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
