import { Button, Modal, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultDetail } from '../contracts/details';
import { Moment } from '../frame/Times';
import { Long } from '../frame/Panel';
import { heldStore } from '../live/views';
import { complain } from '../operations/complain';
import { useHindrance } from '../past/standpoint';
import { decideFault } from '../operations/operations';
import { useMay } from '../session/session';
import { conditionWord, kindWord, word } from '../words/explain';

type Way = 'merge' | 'split' | 'root';

/** What a person decides about the fault against the engine, and what was decided. */
export function Decide({ detail }: { detail: FaultDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const live = useHindrance() === null;
  const may = useMay('operate');
  const [way, setWay] = useState<Way | null>(null);
  const { id, status } = detail.fault;
  const act = async (what: Way | 'release', body?: object) => {
    try {
      await decideFault(id, what, body);
      setWay(null);
      await queries.invalidateQueries({ queryKey: ['fault', id] });
    } catch (error) {
      complain(t, t(`decide.${what}`), error);
    }
  };
  const verdict = detail.verdict;
  return (
    <>
      {verdict !== null && (
        <p>
          {t('decide.by', { what: word(t, 'verdict', verdict.kind), user: verdict.user })} <Moment time={verdict.time} />.{' '}
          <span className="quiet">{t('decide.engine', { roots: verdict.engineRoots.join(t('comma')) })}</span>
        </p>
      )}
      {may && status === 'open' && (
        <div className="actions">
          <Button size="small" disabled={!live} onClick={() => setWay('root')}>{t('decide.root')}</Button>
          <Button size="small" disabled={!live} onClick={() => setWay('split')}>{t('decide.split')}</Button>
          <Button size="small" disabled={!live} onClick={() => setWay('merge')}>{t('decide.merge')}</Button>
          {verdict !== null && <Button size="small" disabled={!live} onClick={() => void act('release')}>{t('decide.release')}</Button>}
        </div>
      )}
      {way === 'root' && <Root detail={detail} onCancel={() => setWay(null)} onDone={(body) => void act('root', body)} />}
      {way === 'split' && <Split detail={detail} onCancel={() => setWay(null)} onDone={(body) => void act('split', body)} />}
      {way === 'merge' && <Merge id={id} onCancel={() => setWay(null)} onDone={(body) => void act('merge', body)} />}
    </>
  );
}

interface WayProps {
  readonly onCancel: () => void;
  readonly onDone: (body: object) => void;
}

/** Which of the things that could be the cause is it: the runners-up, or whatever lies between it and an alarm. */
function Root({ detail, onCancel, onDone }: WayProps & { readonly detail: FaultDetail }) {
  const { t } = useTranslation();
  const known = new Map<string, { id: string; kind: string; name: string }>();
  const offer = (entity: { id: string; kind: string; name: string }) => {
    if (entity.kind !== 'sender' && entity.id !== detail.fault.rootId) {
      known.set(`${entity.kind} ${entity.id}`, entity);
    }
  };
  detail.candidates.forEach(({ resource }) => offer(resource));
  detail.alarms.forEach(({ path }) => path.forEach(offer));
  const [chosen, setChosen] = useState<string>();
  const entity = chosen === undefined ? undefined : known.get(chosen);
  return (
    <Modal open title={t('decide.root')} okText={t('decide.root')} cancelText={t('action.cancel')} okButtonProps={{ disabled: !entity }} onCancel={onCancel} onOk={() => entity && onDone({ kind: entity.kind, id: entity.id })}>
      <p className="quiet">{t('decide.rootHint')}</p>
      <Select
        aria-label={t('decide.rootField')}
        placeholder={t('decide.rootField')}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={setChosen}
        options={[...known.entries()].map(([value, { name, kind }]) => ({ value, label: `${name} (${kindWord(kind)})` }))}
      />
    </Modal>
  );
}

/** Which alarms are a fault of their own. */
function Split({ detail, onCancel, onDone }: WayProps & { readonly detail: FaultDetail }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const standing = detail.alarms.filter(({ alarm }) => alarm.state !== 'cleared');
  const toggle = (id: string) => setChosen((before) => {
    const after = new Set(before);
    if (!after.delete(id)) {
      after.add(id);
    }
    return after;
  });
  return (
    <Modal
      open
      title={t('decide.split')}
      okText={t('decide.splitCount', { count: chosen.size })}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: chosen.size === 0 || chosen.size === standing.length }}
      onCancel={onCancel}
      onOk={() => onDone({ alarms: [...chosen] })}
    >
      <p className="quiet">{t('decide.splitHint')}</p>
      <Long items={standing} first={50}>
        {(shown) => (
          <ul className="plain choices">
            {shown.map(({ alarm }) => (
              <li key={alarm.id}>
                <label><input type="checkbox" checked={chosen.has(alarm.id)} onChange={() => toggle(alarm.id)} /> {alarm.deviceName} {alarm.objectName} {conditionWord(alarm.condition)}</label>
              </li>
            ))}
          </ul>
        )}
      </Long>
    </Modal>
  );
}

/** Which other open faults are part of it. */
function Merge({ id, onCancel, onDone }: WayProps & { readonly id: string }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string[]>([]);
  const others = (heldStore('faults')?.shown().rows ?? []).filter((fault) => fault.status === 'open' && fault.id !== id);
  return (
    <Modal open title={t('decide.merge')} okText={t('decide.merge')} cancelText={t('action.cancel')} okButtonProps={{ disabled: chosen.length === 0 }} onCancel={onCancel} onOk={() => onDone({ faults: chosen })}>
      <p className="quiet">{t('decide.mergeHint')}</p>
      <Select
        mode="multiple"
        aria-label={t('decide.mergeField')}
        placeholder={t('decide.mergeField')}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        onChange={setChosen}
        options={others.map((fault) => ({ value: fault.id, label: `${fault.id} ${fault.rootName} ${conditionWord(fault.condition)}` }))}
      />
    </Modal>
  );
}
