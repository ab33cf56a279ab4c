import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AlarmDetail } from '../contracts/details';
import type { AlarmRow } from '../contracts/rows';
import { Severity, Tag } from '../frame/Mark';
import { Loaded, Panel, Section } from '../frame/Panel';
import { Age, Moment } from '../frame/Times';
import { useOfRow } from '../live/useChanged';
import { Actions } from '../operations/Actions';
import { Comments } from '../operations/Comments';
import { acknowledgeAlarm, commentAlarm } from '../operations/operations';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { useMay } from '../session/session';
import { conditionWord, explain, problemWord, repairWord, word } from '../words/explain';
import { patternWords } from '../words/recurrence';
import { Datagrams } from './Datagrams';

interface AlarmPanelProps {
  readonly id: string;
  readonly row: AlarmRow | undefined;
  readonly onClose: () => void;
}

/** Everything about one alarm, down to the bytes it came in. */
export default function AlarmPanel({ id, row, onClose }: AlarmPanelProps) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const fetched = useOfRow({
    key: ['alarm', id, at],
    row: [row?.lastOccurrence, row?.state, row?.acknowledged, row?.comments, row?.fault],
    ask: (signal) => ask<AlarmDetail>(`alarms/${encodeURIComponent(id)}`, at, signal),
    isOf: ({ alarm }) => alarm.id === id,
  });
  const alarm = row ?? fetched.data?.alarm;
  return (
    <Panel label={t('alarm.title', { id })} title={alarm ? <Title alarm={alarm} /> : t('alarm.title', { id })} thing={alarm} onClose={onClose}>
      {alarm && <Summary alarm={alarm} />}
      {alarm && <Actions acknowledged={alarm.acknowledged} by={alarm.acknowledgedBy} until={alarm.acknowledgedUntil} lapsedBy={alarm.lapsedBy} act={(wanted, minutes) => acknowledgeAlarm(t, alarm, wanted, minutes)} />}
      <Loaded fetched={fetched} missing={t('alarm.missing', { id })}>
        {(detail) => <Details detail={detail} />}
      </Loaded>
    </Panel>
  );
}

function Title({ alarm }: { alarm: AlarmRow }) {
  useTranslation();
  return (
    <>
      <Severity value={alarm.state === 'cleared' ? 'cleared' : alarm.severity} bare /> {alarm.deviceName} {alarm.objectName}{' '}
      <span className="quiet">{conditionWord(alarm.condition)}</span>
    </>
  );
}

function Summary({ alarm }: { alarm: AlarmRow }) {
  const { t } = useTranslation();
  return (
    <p className="summary">
      <Tag tone={alarm.state === 'cleared' ? 'quiet' : 'strong'}>{word(t, 'state', alarm.state)}</Tag>
      <span>{alarm.id}</span>
      {alarm.site !== null && <span>{alarm.site}</span>}
      <span>{t('fault.raisedAt')} <Moment time={alarm.raisedAt} /> (<Age time={alarm.raisedAt} />)</span>
      {alarm.clearedAt !== null && <span>{t('alarm.clearedAt')} <Moment time={alarm.clearedAt} /></span>}
      <span>{t('column.tally')} {alarm.tally}</span>
      {alarm.flapping && <Tag tone="strong">{t('mark.flapping')}</Tag>}
      {alarm.chattering && <Tag tone="strong">{t('mark.chattering')}</Tag>}
      {alarm.stale && <Tag tone="quiet" hint={t('mark.staleHint')}>{t('mark.stale')}</Tag>}
      {alarm.plannedWork !== null && <Tag tone="quiet">{t('mark.plannedWork', { id: alarm.plannedWork })}</Tag>}
    </p>
  );
}

/** What the alarm does over time: flapping, chattering, coming back. */
function Behaviour({ detail }: { detail: AlarmDetail }) {
  const { t, i18n } = useTranslation();
  const { flapping, recurrence, reportsPerMinute } = detail;
  if (flapping === null && recurrence === null && reportsPerMinute === 0) {
    return null;
  }
  return (
    <Section title={t('alarm.behaviour')}>
      {flapping !== null && (
        <p>
          {t('alarm.flappedFrom')} <Moment time={flapping.since} />{' '}
          {flapping.until === null ? t('alarm.flapsNow', { rate: flapping.perMinute }) : <>{t('alarm.flappedUntil')} <Moment time={flapping.until} /></>}
        </p>
      )}
      {reportsPerMinute > 0 && <p>{t('alarm.chatters', { rate: reportsPerMinute })}</p>}
      {recurrence !== null && (
        <p>
          {t('alarm.occurrence', { times: recurrence.times })} <Moment time={recurrence.first} />; {t('alarm.previous')} <Moment time={recurrence.previous} />
          {detail.predecessor !== null && <> (<Link to="/alarms/$id" params={{ id: detail.predecessor }}>{detail.predecessor}</Link>)</>}
          {recurrence.pattern !== null && <>. <b>{patternWords(t, i18n.language, recurrence.pattern)}</b></>}
        </p>
      )}
    </Section>
  );
}

function Details({ detail }: { detail: AlarmDetail }) {
  const { t } = useTranslation();
  const evidence = useMay('evidence');
  const { alarm } = detail;
  const facts: [string, string][] = [
    ['alarm.eventType', word(t, 'eventType', alarm.alarmType)],
    ['alarm.probableCause', word(t, 'probableCause', alarm.probableCause)],
    ['alarm.specificProblem', [problemWord(alarm.specificProblem), alarm.specificProblem].filter(Boolean).join(' · ')],
    ['alarm.repair', repairWord(detail.proposedRepair)],
    ['alarm.rule', detail.rule],
    ['alarm.vendor', alarm.vendor],
    ['alarm.transport', word(t, 'health', detail.transport)],
    ['alarm.source', detail.source],
  ];
  return (
    <>
      <Section title={t('alarm.facts')}>
        <pre className="said">{alarm.text}</pre>
        <dl className="facts">
          {facts.filter(([, value]) => value !== '').map(([title, value]) => <div key={title}><dt>{t(title)}</dt><dd>{value}</dd></div>)}
        </dl>
      </Section>
      <Behaviour detail={detail} />
      <Section title={t('alarm.correlation')}>
        {alarm.fault === null ? <p className="quiet">{t('alarm.noFault')}</p> : (
          <p>
            <Link to="/faults/$id" params={{ id: alarm.fault }}>{t('alarm.partOf', { id: alarm.fault })}</Link>{' '}
            <Tag>{t(alarm.isRootCause ? 'mark.rootCause' : 'mark.symptom')}</Tag>
          </p>
        )}
        {detail.reason !== null && <p>{explain(detail.reason)}</p>}
      </Section>
      <Section title={t('fault.comments')} count={detail.comments.length}>
        <Comments comments={detail.comments} add={(text) => commentAlarm(alarm.id, text)} refetch={['alarm', alarm.id]} />
      </Section>
      {evidence && <Section title={t('alarm.journal')} count={detail.journal.length}><Datagrams positions={detail.journal} /></Section>}
    </>
  );
}
