import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { CustomerRow } from '../contracts/rows';
import { ListPage } from '../list/ListPage';
import { customerList } from './customerList';

/** Customers as they stand now, worst first; each opens the faults that name it. */
export function CustomersPage() {
  const navigate = useNavigate();
  const open = useCallback((customer: CustomerRow) => void navigate({ to: '/faults', search: { q: customer.name } as never }), [navigate]);
  return <ListPage kind={customerList} open={null} onOpen={open} />;
}
