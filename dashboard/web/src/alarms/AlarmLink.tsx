import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../session/session';

/** Leads to an alarm, for who has the page of it. */
export function AlarmLink({ id, children = id }: { id: string; children?: ReactNode }) {
  return useMay('network') ? <Link to="/alarms/$id" params={{ id }}>{children}</Link> : <>{children}</>;
}
