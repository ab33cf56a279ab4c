import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo } from 'react';
import { lazily } from '../frame/lazily';
import { useTranslation } from 'react-i18next';
import type { UnknownList, UnknownRow } from '../contracts/details';
import { useKeys } from '../frame/keys';
import { Loaded } from '../frame/Panel';
import { PanelPlace } from '../frame/PanelPlace';
import { Moment } from '../frame/Times';
import { get } from '../session/http';

const UnknownPanel = lazily(() => import('./UnknownPanel'));

/** Fetched anew this often: unknown messages are work for the day, not for the second. */
const everyMs = 10_000;

/** What no rule knew in the last day, by shape, most frequent first. */
export function UnknownPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id = null } = useParams({ strict: false });
  const close = useCallback(() => void navigate({ to: '/unknownMessages' }), [navigate]);
  useKeys(useMemo(() => ({ close: id === null ? undefined : close }), [id, close]));
  const fetched = useQuery({ queryKey: ['unknownMessages'], queryFn: () => get<UnknownList>('/api/unknown-messages'), refetchInterval: everyMs });
  return (
    <div className={id === null ? 'list-page' : 'list-page with-panel'}>
      <section className="list-side" aria-label={t('nav.unknownMessages')}>
        <div className="list-bar">
          <h1>{t('nav.unknownMessages')}</h1>
          <span className="quiet">{t('unknown.hint')}</span>
        </div>
        <div className="unknown-scroll" tabIndex={0} role="group" aria-label={t('nav.unknownMessages')}>
          <Loaded fetched={fetched} missing={t('error.notFound')}>{(list) => <Groups list={list} opened={id} />}</Loaded>
        </div>
      </section>
      {id !== null && <Suspense fallback={<PanelPlace />}><UnknownPanel key={id} id={id} onClose={close} /></Suspense>}
    </div>
  );
}

function Groups({ list, opened }: { list: UnknownList; opened: string | null }) {
  const { t } = useTranslation();
  if (list.groups.length === 0) {
    return <p className="empty">{t('unknown.empty')}</p>;
  }
  return (
    <>
      <table className="facts unknown">
        <thead>
          <tr>
            <th scope="col">{t('unknown.count')}</th>
            <th scope="col">{t('unknown.shape')}</th>
            <th scope="col">{t('unknown.senders')}</th>
            <th scope="col">{t('alarm.vendor')}</th>
            <th scope="col">{t('unknown.first')}</th>
            <th scope="col">{t('unknown.last')}</th>
          </tr>
        </thead>
        <tbody>{list.groups.map((group) => <Group key={group.id} group={group} open={group.id === opened} />)}</tbody>
      </table>
      {list.forgotten > 0 && <p className="quiet">{t('unknown.forgotten', { count: list.forgotten })}</p>}
    </>
  );
}

function Group({ group, open }: { group: UnknownRow; open: boolean }) {
  const { t } = useTranslation();
  return (
    <tr data-row={group.id} aria-current={open || undefined}>
      <td className="number">{group.count}</td>
      <td>
        <span className="tag quiet">{t(`unknown.${group.kind}`)}</span>{' '}
        <Link to="/unknownMessages/$id" params={{ id: group.id }}>{group.title}</Link>
        <div className="quiet unknown-example">{group.example}</div>
      </td>
      <td>{group.senderCount} <span className="quiet">{group.senders.map((name) => (name === '' ? t('unknown.others') : name)).join(', ')}</span></td>
      <td>{group.vendors.join(', ')}</td>
      <td><Moment time={group.first} /></td>
      <td><Moment time={group.last} /></td>
    </tr>
  );
}
