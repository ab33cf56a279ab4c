import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultRow } from '../contracts/rows';
import { ListPage } from '../list/ListPage';
import { focusComment, useOpened } from '../list/useOpened';
import { acknowledgeFault } from '../operations/operations';
import { FaultPanel } from './FaultPanel';
import { faultList } from './faultList';

/** What is broken now, worst first. */
export function FaultsPage() {
  const { t } = useTranslation();
  const { id, row, open, close } = useOpened('faults');
  const keys = useMemo(() => ({ a: (fault: FaultRow) => void acknowledgeFault(t, fault, !fault.acknowledged), c: focusComment }), [t]);
  const panel = id !== null && <FaultPanel key={id} id={id} row={row} onClose={close} />;
  return <ListPage kind={faultList} open={id} onOpen={open} onClose={id === null ? undefined : close} keys={keys} panel={panel} />;
}
