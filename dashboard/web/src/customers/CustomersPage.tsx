import { Suspense } from 'react';
import { lazily } from '../frame/lazily';
import { PanelPlace } from '../frame/PanelPlace';
import { ListPage } from '../list/ListPage';
import { useOpened } from '../list/useOpened';
import { customerList } from './customerList';

const CustomerPanel = lazily(() => import('./CustomerPanel'));

/** Customers as they stand now, worst first. */
export function CustomersPage() {
  const { id, row, open, close } = useOpened('customers');
  const panel = id !== null && <Suspense fallback={<PanelPlace />}><CustomerPanel key={id} id={id} row={row} onClose={close} /></Suspense>;
  return <ListPage kind={customerList} open={id} onOpen={open} onClose={id === null ? undefined : close} panel={panel} />;
}
