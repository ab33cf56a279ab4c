import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lazily } from '../frame/lazily';
import { useKeys } from '../frame/keys';
import { PanelPlace } from '../frame/PanelPlace';
import { ListPage } from '../list/ListPage';
import { useOpened } from '../list/useOpened';
import { useLine } from '../live/views';
import { usePastMoment } from '../past/standpoint';
import { workList } from './workList';

const WorkPanel = lazily(() => import('./WorkPanel'));
const Calendar = lazily(() => import('./calendar/Calendar'));

type Look = 'list' | 'month' | 'week';

const looks: readonly Look[] = ['list', 'month', 'week'];

/** Work announced on the network, as a list or a calendar: what it will take down, and what makes it worse than planned. */
export function PlannedWorkPage() {
  const { id, row, open, close } = useOpened('plannedWork');
  const [look, setLook] = useLook();
  const panel = id !== null && <Suspense fallback={<PanelPlace />}><WorkPanel key={id} id={id} row={row} onClose={close} /></Suspense>;
  const choice = <LookChoice look={look} onLook={setLook} />;
  return look === 'list'
    ? <ListPage kind={workList} open={id} onOpen={open} onClose={id === null ? undefined : close} panel={panel} banner={choice} />
    : (
      <CalendarPlace panel={panel} onClose={id === null ? undefined : close} choice={choice}>
        <Suspense fallback={<PanelPlace />}><Calendar span={look} open={id} onOpen={open} /></Suspense>
      </CalendarPlace>
    );
}

function CalendarPlace({ panel, choice, onClose, children }: { panel: React.ReactNode; choice: React.ReactNode; onClose: (() => void) | undefined; children: React.ReactNode }) {
  const { t } = useTranslation();
  const live = useLine();
  const past = usePastMoment() !== null;
  const lost = live.state === 'lost' && !past;
  useKeys(useMemo(() => ({ close: onClose }), [onClose]));
  return (
    <div className={`list-page ${lost ? 'disconnected' : ''} ${panel ? 'with-panel' : ''}`}>
      <section className="list-side" aria-label={t('list.plannedWork')}>
        <div className="list-bar"><h1>{t('list.plannedWork')}</h1>{choice}</div>
        <div className="list-body calendar-body">{children}</div>
      </section>
      {panel}
    </div>
  );
}

function LookChoice({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  const { t } = useTranslation();
  return (
    <div className="facet look" role="group" aria-label={t('calendar.look')}>
      {looks.map((value) => <button key={value} type="button" className="chip" aria-pressed={value === look} onClick={() => onLook(value)}>{t(`calendar.${value}`)}</button>)}
    </div>
  );
}

/** How the work is shown; it stands in the address. */
function useLook(): [Look, (look: Look) => void] {
  const { look = 'list' } = useSearch({ strict: false }) as { look?: Look };
  const navigate = useNavigate();
  const set = (to: Look) => void navigate({ to: '.', search: ((before: object) => ({ ...before, look: to === 'list' ? undefined : to, day: undefined })) as never, replace: true });
  return [looks.includes(look) ? look : 'list', set];
}
