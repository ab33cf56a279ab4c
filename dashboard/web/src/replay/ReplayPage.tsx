import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReplayForm } from '../contracts/administration';
import { Loaded, Section } from '../frame/Panel';
import { PlainPage } from '../frame/PlainPage';
import { get } from '../session/http';
import { Choosing } from './Choosing';
import { Result } from './Result';
import { Standing } from './Standing';

const runningMs = 500;
const restingMs = 10_000;

/** A past span folded again by today's rule packs, and what differs. */
export function ReplayPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const fetched = useQuery({
    queryKey: ['replay'],
    queryFn: () => get<ReplayForm>('/api/replay'),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? runningMs : restingMs),
  });
  const refresh = (now?: ReplayForm) => {
    if (now) {
      queries.setQueryData(['replay'], now);
    }
    void queries.invalidateQueries({ queryKey: ['replay'] });
  };
  return (
    <PlainPage title={t('nav.replay')} hint={t('replay.hint')}>
      <Loaded fetched={fetched} missing={t('error.notFound')}>
        {(replay) => (
          <>
            <Section title={t('replay.choose')}><Choosing running={replay.status === 'running'} onStarted={refresh} /></Section>
            <Standing replay={replay} onChanged={refresh} />
            {replay.result !== null && <Result result={replay.result} />}
          </>
        )}
      </Loaded>
    </PlainPage>
  );
}
