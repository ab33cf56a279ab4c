import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultRow } from '../contracts/rows';
import { Tag } from '../frame/Mark';
import { Moment } from '../frame/Times';
import { useHindrance } from '../past/standpoint';
import { useMay, useSession } from '../session/session';
import { assignFault } from './assign';
import { BulkDialog } from './BulkDialog';

/** Whose a fault or ticket is. */
export type Assignable = Pick<FaultRow, 'assignedTo' | 'assignedUntil' | 'unassignedFrom' | 'assignmentVersion'>;

interface AssignToProps {
  readonly fault: string;
  readonly ticket: string | null;
  readonly row: Assignable;
}

/** Whose it is, and what a person may do about that: take it, give it to somebody, or leave it to nobody. */
export function AssignTo({ fault, ticket, row }: AssignToProps) {
  const { t } = useTranslation();
  const me = useSession((session) => session.me?.user ?? '');
  const may = useMay('operate');
  const hindrance = useHindrance();
  const [asking, ask] = useState(false);
  const give = (to: string | null, minutes: number) => assignFault(t, { id: fault, version: row.assignmentVersion }, ticket, to, minutes);
  const button = (words: string, act: () => void) => (
    <Button disabled={hindrance !== null} title={hindrance === null ? undefined : t(hindrance)} onClick={act}>{words}</Button>
  );
  return (
    <div className="actions" role="group" aria-label={t('assign.label')}>
      <Holder row={row} />
      {may && row.assignedTo !== me && button(t('assign.take'), () => void give(me, 0))}
      {may && button(t('assign.assign'), () => ask(true))}
      {may && row.assignedTo !== null && button(t('assign.unassign'), () => void give(null, 0))}
      {asking && <BulkDialog action="assign" count={1} ids={[fault]} faults={[fault]} onCancel={() => ask(false)} onRun={async (_, { to, minutes }) => { ask(false); await give(to, minutes); }} />}
    </div>
  );
}

function Holder({ row }: { row: Assignable }) {
  const { t } = useTranslation();
  const me = useSession((session) => session.me?.user);
  if (row.assignedTo === null) {
    return row.unassignedFrom === null ? <span className="quiet">{t('assign.nobody')}</span> : <Tag tone="strong">{t('assign.lapsed', { user: row.unassignedFrom })}</Tag>;
  }
  return (
    <span>
      {row.assignedTo === me ? <b>{t('assign.mine')}</b> : t('assign.with', { user: row.assignedTo })}
      {row.assignedUntil !== null && <span className="quiet"> {t('mark.until')} <Moment time={row.assignedUntil} /></span>}
    </span>
  );
}
