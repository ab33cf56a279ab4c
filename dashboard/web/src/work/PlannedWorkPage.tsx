import { Suspense } from 'react';
import { lazily } from '../frame/lazily';
import { PanelPlace } from '../frame/PanelPlace';
import { ListPage } from '../list/ListPage';
import { useOpened } from '../list/useOpened';
import { workList } from './workList';

const WorkPanel = lazily(() => import('./WorkPanel'));

/** Work announced on the network: what it will take down, and what makes it worse than planned. */
export function PlannedWorkPage() {
  const { id, row, open, close } = useOpened('plannedWork');
  const panel = id !== null && <Suspense fallback={<PanelPlace />}><WorkPanel key={id} id={id} row={row} onClose={close} /></Suspense>;
  return <ListPage kind={workList} open={id} onOpen={open} onClose={id === null ? undefined : close} panel={panel} />;
}
