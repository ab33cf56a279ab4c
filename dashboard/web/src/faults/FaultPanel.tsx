import { useTranslation } from 'react-i18next';
import type { FaultDetail } from '../contracts/details';
import type { FaultRow } from '../contracts/rows';
import { Section } from '../frame/Panel';
import { Severity, Tag } from '../frame/Mark';
import { Age, Lasting, Moment } from '../frame/Times';
import { Panel, Loaded } from '../frame/Panel';
import { useOfRow } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { conditionWord, word } from '../words/explain';
import { Actions } from '../operations/Actions';
import { AssignTo } from '../operations/AssignTo';
import { Comments } from '../operations/Comments';
import { Cause } from './Cause';
import { Decide } from './Decide';
import { FaultAlarms } from './FaultAlarms';
import { AffectedCircuits, AffectedCustomers } from './Affected';
import { Timeline, TicketOfFault, Told } from './Aftermath';
import { FaultTopology } from '../topology/FaultTopology';
import { acknowledgeFault, commentFault } from '../operations/operations';

interface FaultPanelProps {
  readonly id: string;
  /** The live row, if the list holds it. */
  readonly row: FaultRow | undefined;
  readonly onClose: () => void;
}

/** Everything about one fault: what is broken and why it is thought so, what it does to whom, and what was done. */
export default function FaultPanel({ id, row, onClose }: FaultPanelProps) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const fetched = useOfRow({
    key: ['fault', id, at],
    row: [row?.changedAt, row?.ticketStatus, row?.acknowledged, row?.assignmentVersion],
    ask: (signal) => ask<FaultDetail>(`faults/${encodeURIComponent(id)}`, at, signal),
    isOf: ({ fault }) => fault.id === id,
  });
  const fault = row ?? fetched.data?.fault;
  return (
    <Panel label={t('fault.title', { id })} title={fault ? <Title fault={fault} /> : t('fault.title', { id })} thing={fault} onClose={onClose}>
      {fault && <Summary fault={fault} />}
      {fault && <Actions acknowledged={fault.acknowledged} by={fault.acknowledgedBy} until={fault.acknowledgedUntil} lapsedBy={fault.lapsedBy} act={(wanted, minutes) => acknowledgeFault(t, fault, wanted, minutes)} />}
      {fault && fault.status === 'open' && <AssignTo fault={fault.id} ticket={fault.ticket} row={fault} />}
      <Loaded fetched={fetched} missing={t('fault.missing', { id })}>
        {(detail) => <Details detail={detail} />}
      </Loaded>
    </Panel>
  );
}

function Title({ fault }: { fault: FaultRow }) {
  useTranslation();
  return <><span className={fault.status === 'open' ? undefined : 'past'}><Severity value={fault.severity} bare /></span> {fault.rootName} <span className="quiet">{conditionWord(fault.condition)}</span></>;
}

function Summary({ fault }: { fault: FaultRow }) {
  const { t } = useTranslation();
  return (
    <p className="summary">
      <Tag tone={fault.status === 'open' ? 'strong' : 'quiet'}>{word(t, 'faultStatus', fault.status)}</Tag>
      <span>{fault.id}</span>
      {fault.site !== null && <span>{fault.site}</span>}
      <span>{t('fault.raisedAt')} <Moment time={fault.raisedAt} /> (<Age time={fault.raisedAt} />)</span>
      {fault.resolvedAt !== null && <span>{t('fault.resolvedAt')} <Moment time={fault.resolvedAt} /> (<Lasting from={fault.raisedAt} to={fault.resolvedAt} />)</span>}
      {!fault.settled && <Tag tone="quiet" hint={t('mark.provisionalHint')}>{t('mark.provisional')}</Tag>}
      {fault.plannedWork !== null && <Tag tone="quiet">{t('mark.plannedWork', { id: fault.plannedWork })}</Tag>}
    </p>
  );
}

function Details({ detail }: { detail: FaultDetail }) {
  const { t } = useTranslation();
  const running = detail.fault.status === 'open';
  return (
    <>
      <Section title={t('fault.cause')}><Cause detail={detail} /><Decide detail={detail} /></Section>
      <Section title={t('fault.customers')} count={detail.customers.length}>
        <AffectedCustomers customers={detail.customers} exposure={detail.exposure} asOf={detail.fault.changedAt} running={running} />
      </Section>
      <Section title={t('fault.circuits')} count={detail.circuits.length}><AffectedCircuits circuits={detail.circuits} running={running} /></Section>
      <Section title={t('fault.topology')}><FaultTopology id={detail.fault.id} changedAt={detail.fault.changedAt} /></Section>
      <Section title={t('fault.alarms')} count={detail.alarms.length}><FaultAlarms alarms={detail.alarms} /></Section>
      <Section id="ticket" title={t('fault.ticket')}><TicketOfFault ticket={detail.ticket} /></Section>
      <Section title={t('fault.told')} count={detail.notices.length}><Told notices={detail.notices} /></Section>
      <Section title={t('fault.comments')} count={detail.comments.length}>
        <Comments comments={detail.comments} add={(text) => commentFault(detail.fault.id, text)} refetch={['fault', detail.fault.id]} />
      </Section>
      <Section title={t('fault.timeline')}><Timeline steps={detail.steps} /></Section>
    </>
  );
}
