import { Button, Input, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditPage as Page } from '../contracts/administration';
import { Loaded } from '../frame/Panel';
import { PlainPage } from '../frame/PlainPage';
import { get } from '../session/http';
import { word } from '../words/explain';
import { AuditTable } from './AuditTable';

const path = (user: string, action: string, before: string | null): string => {
  const asked = Object.entries({ user, action, before: before ?? '' }).filter(([, value]) => value !== '');
  return `/api/audit?${new URLSearchParams(asked).toString()}`;
};

/** Who did what, newest first; the filter stands in the address. */
export function AuditPage() {
  const { t } = useTranslation();
  const { user = '', action = '' } = useSearch({ strict: false }) as { user?: string; action?: string };
  const fetched = useInfiniteQuery({
    queryKey: ['audit', user, action],
    queryFn: ({ pageParam }) => get<Page>(path(user, action, pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.more ? last.events.at(-1)?.id : undefined),
  });
  return (
    <PlainPage title={t('nav.audit')} hint={t('audit.hint')} tools={<Filter user={user} action={action} actions={fetched.data?.pages[0]?.actions ?? []} onRefresh={() => void fetched.refetch()} />}>
      <Loaded fetched={fetched as never} missing={t('error.notFound')}>
        {() => <AuditTable events={fetched.data!.pages.flatMap(({ events }) => events)} />}
      </Loaded>
      {fetched.hasNextPage && <Button loading={fetched.isFetchingNextPage} onClick={() => void fetched.fetchNextPage()}>{t('audit.older')}</Button>}
    </PlainPage>
  );
}

interface FilterProps {
  readonly user: string;
  readonly action: string;
  readonly actions: readonly string[];
  readonly onRefresh: () => void;
}

function Filter({ user, action, actions, onRefresh }: FilterProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(user);
  const go = (change: object) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...change })) as never, replace: true });
  return (
    <>
      <Input.Search allowClear className="filter" aria-label={t('audit.user')} placeholder={t('audit.user')} value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(text) => go({ user: text.trim() || undefined })} />
      <Select
        allowClear
        className="filter"
        aria-label={t('audit.action')}
        placeholder={t('audit.anyAction')}
        showSearch={{ optionFilterProp: 'label' }}
        value={action || undefined}
        onChange={(value?: string) => go({ action: value })}
        options={actions.map((value) => ({ value, label: word(t, 'auditAction', value) }))}
      />
      <Button onClick={onRefresh}>{t('audit.refresh')}</Button>
    </>
  );
}
