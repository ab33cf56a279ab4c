import { Suspense, useMemo } from 'react';
import { lazily } from '../frame/lazily';
import { useTranslation } from 'react-i18next';
import type { FaultRow } from '../contracts/rows';
import { PanelPlace } from '../frame/PanelPlace';
import { ListPage } from '../list/ListPage';
import { focusComment, revealTicket, useOpened } from '../list/useOpened';
import { acknowledgeFault } from '../operations/operations';
import { Storms } from '../alarms/Storms';
import { faultList } from './faultList';

const FaultPanel = lazily(() => import('./FaultPanel'));

function openTicket(open: (fault: FaultRow) => void, fault: FaultRow): void {
  open(fault);
  revealTicket();
}

/** What is broken now, worst first. */
export function FaultsPage() {
  const { t } = useTranslation();
  const { id, row, open, close } = useOpened('faults');
  const keys = useMemo(() => ({ acknowledge: (fault: FaultRow) => void acknowledgeFault(t, fault, !fault.acknowledged), comment: focusComment, ticket: (fault: FaultRow) => openTicket(open, fault) }), [t, open]);
  const panel = id !== null && <Suspense fallback={<PanelPlace />}><FaultPanel key={id} id={id} row={row} onClose={close} /></Suspense>;
  return <ListPage kind={faultList} open={id} onOpen={open} onClose={id === null ? undefined : close} keys={keys} panel={panel} banner={<Storms />} />;
}
