import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { lazily } from '../frame/lazily';
import { useTranslation } from 'react-i18next';
import type { UnknownDetail, UnknownMessage } from '../contracts/details';
import { Loaded, Long, Panel, Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { announce } from '../frame/notify';
import { get } from '../session/http';
import { useMay } from '../session/session';

const Drafting = lazily(() => import('./Drafting'));

/** Messages of one shape, with their parts. */
export default function UnknownPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const fetched = useQuery({ queryKey: ['unknownMessages', id], queryFn: () => get<UnknownDetail>(`/api/unknown-messages/${encodeURIComponent(id)}`) });
  const group = fetched.data?.group;
  const mayRule = useMay('rules');
  const [drafting, setDrafting] = useState(false);
  const saved = () => {
    announce(t('draft.saved'));
    onClose();
  };
  return (
    <Panel label={t('unknown.title')} title={group?.title ?? t('unknown.title')} onClose={onClose}>
      <Loaded fetched={fetched} missing={t('unknown.missing')}>
        {(detail) => (
          <>
            <p className="summary">
              <span>{t('unknown.counted', { count: detail.group.count })}</span>
              <span><Moment time={detail.group.first} /> – <Moment time={detail.group.last} /></span>
              {detail.group.title !== detail.group.shape && <span className="quiet machine">{detail.group.shape}</span>}
            </p>
            {mayRule && (drafting
              ? <Suspense fallback={<p role="status" className="quiet">{t('list.loading')}</p>}><Drafting group={detail.group} onSaved={saved} /></Suspense>
              : <div className="actions"><Button onClick={() => setDrafting(true)}>{t('draft.begin')}</Button></div>)}
            <Section title={t('unknown.messages')} count={detail.messages.length}>
              {detail.messages.map((message) => <Message key={message.position} message={message} />)}
            </Section>
            <Section title={t('unknown.senders')} count={detail.senders.length}>
              <Long items={detail.senders} first={10}>
                {(shown) => <ul>{shown.map((sender) => <li key={sender.name}>{sender.name === '' ? t('unknown.others') : sender.name} <span className="quiet">{sender.count}</span></li>)}</ul>}
              </Long>
            </Section>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Message({ message }: { message: UnknownMessage }) {
  const { t } = useTranslation();
  const { varBinds, text } = message.decoded ?? {};
  return (
    <article>
      <p className="quiet"><Moment time={message.time} /> {message.transport} {message.source} · {t('alarm.position', { position: message.position })}</p>
      {text !== undefined && <pre className="machine said">{text}</pre>}
      {varBinds !== undefined && varBinds.length > 0 && (
        <table className="facts">
          <thead><tr><th scope="col">#</th><th scope="col">{t('unknown.binding')}</th><th scope="col">{t('unknown.value')}</th></tr></thead>
          <tbody>{varBinds.map((bound, index) => <tr key={bound.name}><td>{index + 1}</td><td className="machine" title={bound.name}>{bound.label}</td><td className="said">{bound.shown}</td></tr>)}</tbody>
        </table>
      )}
    </article>
  );
}
