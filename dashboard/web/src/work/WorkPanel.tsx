import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlannedWorkDetail, WorkCircuit } from '../contracts/details';
import type { PlannedWorkRow } from '../contracts/rows';
import { Tag } from '../frame/Mark';
import { Loaded, Long, Panel, Section } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { useOfRow } from '../live/useChanged';
import { ask } from '../past/askPast';
import { usePastMoment } from '../past/standpoint';
import { kindWord, word } from '../words/explain';
import { phase } from './workList';

interface WorkPanelProps {
  readonly id: string;
  readonly row: PlannedWorkRow | undefined;
  readonly onClose: () => void;
}

/** Everything about planned work. */
export default function WorkPanel({ id, row, onClose }: WorkPanelProps) {
  const { t } = useTranslation();
  const at = usePastMoment();
  const fetched = useOfRow({
    key: ['plannedWork', id, at],
    row: [row],
    ask: (signal) => ask<PlannedWorkDetail>(`planned-work/${encodeURIComponent(id)}`, at, signal),
    isOf: ({ work }) => work.id === id,
  });
  const work = row ?? fetched.data?.work;
  return (
    <Panel label={t('work.title', { id })} title={work ? <>{work.name} <span className="quiet">{work.id}</span></> : t('work.title', { id })} onClose={onClose}>
      {work && (
        <p className="summary">
          <Tag tone="strong">{word(t, 'workPhase', phase(work))}</Tag>
          <span><Moment time={work.start} /> – <Moment time={work.end} /></span>
        </p>
      )}
      <Loaded fetched={fetched} missing={t('work.missing', { id })}>
        {(detail) => (
          <>
            <Circuits title="work.beyondTitle" of={detail.work.beyondPlan} circuits={detail.beyondPlan} />
            <Circuits title="work.conflictsTitle" of={detail.work.conflicts} circuits={detail.conflicts} />
            <Section title={t('work.elements')} count={detail.work.elements}>
              <ul>{detail.elements.map((element) => <li key={element.id}>{element.name} <span className="quiet">{kindWord(element.kind)} {element.id}</span></li>)}</ul>
            </Section>
            <Circuits title="work.downTitle" of={detail.work.circuitsDown} circuits={detail.down} />
            <Circuits title="work.atRiskTitle" of={detail.work.circuitsAtRisk} circuits={detail.atRisk} />
            {detail.faults.length > 0 && (
              <Section title={t('work.faults')} count={detail.faults.length}>
                <ul>{detail.faults.map((fault) => <li key={fault}><Link to="/faults/$id" params={{ id: fault }}>{fault}</Link></li>)}</ul>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface CircuitsProps {
  readonly title: string;
  readonly of: number;
  readonly circuits: readonly WorkCircuit[];
}

function Circuits({ title, of, circuits }: CircuitsProps) {
  const { t } = useTranslation();
  if (of === 0) {
    return null;
  }
  return (
    <Section title={t(title)} count={of}>
      <Long items={circuits} first={20}>
        {(shown) => (
          <ul>
            {shown.map((circuit) => (
              <li key={`${circuit.circuit} ${circuit.with}`}>
                {circuit.number} {circuit.name} {circuit.customerName !== null && <span className="quiet">{circuit.customerName}</span>}{' '}
                {circuit.keyAccount && <Tag>★ {t('mark.keyAccount')}</Tag>}
                {circuit.with !== null && <> {t('work.with')} <With id={circuit.with} /></>}
              </li>
            ))}
          </ul>
        )}
      </Long>
      {circuits.length < of && <p className="quiet">{t('work.notShown', { count: of - circuits.length })}</p>}
    </Section>
  );
}

/** Faults are `f` and a number; all else is other work. */
const With = ({ id }: { id: string }) => (/^f\d+$/.test(id)
  ? <Link to="/faults/$id" params={{ id }}>{id}</Link>
  : <Link to="/plannedWork/$id" params={{ id }}>{id}</Link>);
