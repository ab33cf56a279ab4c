import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '../session/http';
import { useSession } from '../session/session';
import { word } from '../words/explain';
import { reasonOf } from '../words/reason';

/** A row of `GET /api/assignees`. */
interface Assignee {
  readonly user: string;
  readonly role: string;
  readonly organization: string | null;
  readonly organizationName: string | null;
}

interface PersonProps {
  /** The faults to be given; for one, only who sees it is offered. */
  readonly faults: readonly string[];
  readonly to: string | null;
  readonly onTo: (user: string) => void;
}

/** Who may work on faults; oneself first. */
export function Person({ faults, to, onTo }: PersonProps) {
  const { t } = useTranslation();
  const me = useSession((session) => session.me?.user);
  const one = faults.length === 1 ? faults[0]! : '';
  const people = useQuery({ queryKey: ['assignees', one], queryFn: () => get<Assignee[]>(`/api/assignees${one === '' ? '' : `?fault=${encodeURIComponent(one)}`}`) });
  const label = ({ user, role, organization, organizationName }: Assignee) =>
    [user === me ? t('assign.me', { user }) : user, word(t, 'role', role), organizationName ?? organization].filter(Boolean).join(' · ');
  const sorted = [...(people.data ?? [])].sort((a, b) => Number(b.user === me) - Number(a.user === me) || a.user.localeCompare(b.user));
  return (
    <>
      {people.error !== null && <p role="alert">{t('error.fetch', { reason: reasonOf(t, people.error) })}</p>}
      <Select
        className="person"
        value={to}
        onChange={onTo}
        loading={people.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('assign.to')}
        placeholder={t('assign.to')}
        notFoundContent={t(people.isPending ? 'list.loading' : 'assign.nobodyFound')}
        options={sorted.map((each) => ({ value: each.user, label: label(each) }))}
      />
    </>
  );
}
