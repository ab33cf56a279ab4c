import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { AlarmLink } from '../alarms/AlarmLink';
import type { FaultDetail } from '../contracts/details';
import { Tag } from '../frame/Mark';
import { explain, kindWord } from '../words/explain';
import type { Explanation } from '../words/phrases';

const percent = (confidence: number): number => Math.round(confidence * 100);

/** The cause, how sure, why, what speaks for and against it, and what else it could be. */
export function Cause({ detail }: { detail: FaultDetail }) {
  const { t } = useTranslation();
  const { fault } = detail;
  const supporting = detail.evidence.filter(({ supports }) => supports);
  const opposing = detail.evidence.filter(({ supports }) => !supports);
  return (
    <>
      <p>
        <b>{fault.rootName}</b> <span className="quiet">{kindWord(fault.rootKind)}</span>{' '}
        {fault.inferred && <Tag hint={t('mark.inferredHint')}>{t('mark.inferred')}</Tag>}{' '}
        <Confidence value={fault.confidence} />
      </p>
      <p>{explain(detail.reason)}</p>
      {detail.mergedInto !== null && (
        <p><Link to="/faults/$id" params={{ id: detail.mergedInto }}>{t('fault.mergedInto', { id: detail.mergedInto })}</Link></p>
      )}
      <h3>{t('fault.evidenceFor')}</h3>
      <Statements statements={supporting} mark="＋" />
      {opposing.length > 0 && <><h3>{t('fault.evidenceAgainst')}</h3><Statements statements={opposing} mark="−" /></>}
      <h3>{t('fault.runnersUp')}</h3>
      {detail.candidates.length === 0 && <p className="quiet">{t('fault.noRunnersUp')}</p>}
      <ul className="plain">
        {detail.candidates.map((candidate) => (
          <li key={`${candidate.resource.kind} ${candidate.resource.id}`}>
            {candidate.resource.name} <span className="quiet">{kindWord(candidate.resource.kind)}</span> <Confidence value={candidate.confidence} />
            <div className="quiet">{explain(candidate.reason)}</div>
          </li>
        ))}
      </ul>
      {detail.predecessors.length > 0 && (
        <p>
          {t('fault.predecessors')}: {detail.predecessors.map((id) => <Link key={id} to="/faults/$id" params={{ id }} className="inline">{id}</Link>)}
        </p>
      )}
    </>
  );
}

function Confidence({ value }: { value: number }) {
  const { t } = useTranslation();
  return <span className="confidence"><progress value={value} max={1} aria-hidden="true" /> {t('fault.confidence', { percent: percent(value) })}</span>;
}

function Statements({ statements, mark }: { statements: { statement: Explanation; alarm: string | null }[]; mark: string }) {
  const { t } = useTranslation();
  if (statements.length === 0) {
    return <p className="quiet">{t('fault.noEvidence')}</p>;
  }
  return (
    <ul className="plain">
      {statements.map(({ statement, alarm }, index) => (
        <li key={index}>
          <span aria-hidden="true">{mark} </span>{explain(statement)}
          {alarm !== null && <> <AlarmLink id={alarm} /></>}
        </li>
      ))}
    </ul>
  );
}
