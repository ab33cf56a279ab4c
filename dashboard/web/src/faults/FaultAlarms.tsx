import { useTranslation } from 'react-i18next';
import { AlarmLink } from '../alarms/AlarmLink';
import type { FaultAlarm } from '../contracts/details';
import { Severity, Tag } from '../frame/Mark';
import { Moment } from '../frame/Times';
import { Long } from '../frame/Panel';
import { conditionWord, explain } from '../words/explain';

/** The alarms on the cause itself, and under them, folded, those that follow from it, each with why. */
export function FaultAlarms({ alarms }: { alarms: readonly FaultAlarm[] }) {
  const { t } = useTranslation();
  const roots = alarms.filter(({ role }) => role === 'root');
  const symptoms = alarms.filter(({ role }) => role !== 'root');
  return (
    <>
      {roots.length === 0 && <p className="quiet">{t('fault.noRootAlarm')}</p>}
      <ul className="plain">{roots.map((member) => <Member key={member.alarm.id} member={member} />)}</ul>
      {symptoms.length > 0 && (
        <details>
          <summary>{t('fault.symptoms', { count: symptoms.length })}</summary>
          <Long items={symptoms} first={50}>
            {(shown) => <ul className="plain">{shown.map((member) => <Member key={member.alarm.id} member={member} />)}</ul>}
          </Long>
        </details>
      )}
    </>
  );
}

function Member({ member: { alarm, reason, path } }: { member: FaultAlarm }) {
  const { t } = useTranslation();
  return (
    <li className={alarm.state === 'cleared' ? 'past' : ''}>
      <Severity value={alarm.state === 'cleared' ? 'cleared' : alarm.severity} bare />{' '}
      <AlarmLink id={alarm.id}>{alarm.deviceName} {alarm.objectName}</AlarmLink> {conditionWord(alarm.condition)}
      {alarm.flapping && <Tag tone="strong">{t('mark.flapping')}</Tag>} <span className="quiet"><Moment time={alarm.raisedAt} /></span>
      <div className="quiet">{explain(reason)}</div>
      {path.length > 1 && <div className="quiet path">{path.map(({ name }) => name).join(' → ')}</div>}
    </li>
  );
}
