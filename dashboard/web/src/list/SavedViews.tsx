import { Button, Checkbox, Input, Popover } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choose, usePreferences } from '../frame/preferences';
import { standStill } from '../frame/standStill';
import { complain } from '../operations/complain';
import { get, post, send } from '../session/http';
import { useMay } from '../session/session';
import { reasonOf } from '../words/reason';

/** A row of `GET /api/views`. */
interface SavedView {
  readonly id: string;
  readonly view: string;
  readonly name: string;
  readonly query: string;
  readonly owner: string;
  readonly shared: boolean;
  readonly mine: boolean;
}

/** Filters and orders of this list under names: one's own, and those that others of the unit share. */
export const SavedViews = memo(function SavedViews({ view }: { view: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => standStill('views', open), [open]);
  useEffect(() => () => standStill('views', false), []);
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden title={t('views.title')} content={<Views view={view} onChosen={() => setOpen(false)} />}>
      <Button>{t('views.title')}</Button>
    </Popover>
  );
});

function Views({ view, onChosen }: { view: string; onChosen: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const may = useMay('comment');
  const kept = useQuery({ queryKey: ['views'], queryFn: () => get<SavedView[]>('/api/views') });
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const own = (kept.data ?? []).filter((saved) => saved.view === view);
  const again = () => queries.invalidateQueries({ queryKey: ['views'] });
  const show = (saved: SavedView) => {
    void navigate({ to: '.', search: Object.fromEntries(new URLSearchParams(saved.query)) as never });
    onChosen();
  };
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { at: _, ...query } = search;
      const kept = await post<SavedView>('/api/views', { view, name, query: new URLSearchParams(query).toString(), shared });
      if (usePreferences.getState().starts[view]?.name === kept.name) {
        choose({ starts: { [view]: { name: kept.name, query: kept.query } } });
      }
      setName('');
      await again();
    } catch (error) {
      complain(t, t('views.keep'), error);
    }
  };
  const drop = (saved: SavedView) => send('DELETE', `/api/views/${saved.id}`).then(again, (error: unknown) => complain(t, t('views.drop', { name: saved.name }), error));
  return (
    <div className="views">
      {kept.error !== null && <p role="alert">{t('error.fetch', { reason: reasonOf(t, kept.error) })}</p>}
      {kept.data !== undefined && own.length === 0 && <p className="quiet">{t('views.none')}</p>}
      <ul className="plain">
        {(view === 'faults' || view === 'tickets') && (
          <li><Button type="link" size="small" onClick={() => { void navigate({ to: '.', search: { holder: 'mine' } as never }); onChosen(); }}>{t('holder.mine')}</Button></li>
        )}
        {own.map((saved) => (
          <li key={saved.id}>
            <Button type="link" size="small" onClick={() => show(saved)}>{saved.name}</Button>
            {saved.shared && <span className="quiet"> {saved.mine ? t('views.shared') : t('views.by', { user: saved.owner })}</span>}
            <Starter saved={saved} />
            {saved.mine && <Button type="text" size="small" aria-label={t('views.drop', { name: saved.name })} title={t('views.drop', { name: saved.name })} onClick={() => void drop(saved)}>✕</Button>}
          </li>
        ))}
      </ul>
      {may && (
        <form onSubmit={(event) => void keep(event)}>
          <Input size="small" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} aria-label={t('views.name')} placeholder={t('views.name')} />
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>{t('views.share')}</Checkbox>
          <Button size="small" htmlType="submit" disabled={name.trim() === ''}>{t('views.keep')}</Button>
        </form>
      )}
    </div>
  );
}

/** Whether the list begins with this view, for this person. */
function Starter({ saved: { view, name, query } }: { saved: SavedView }) {
  const { t } = useTranslation();
  const begins = usePreferences(({ starts }) => starts[view]?.name === name && starts[view].query === query);
  const label = begins ? t('views.plain') : t('views.start', { name });
  return (
    <Button type="text" size="small" aria-pressed={begins} aria-label={label} title={label} onClick={() => choose({ starts: { [view]: begins ? null : { name, query } } })}>
      {begins ? '★' : '☆'}
    </Button>
  );
}

/** A list that is opened without saying how begins as the person wants it. */
export function useStart(view: string, open: string | null): void {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const start = usePreferences(({ starts }) => starts[view]?.query);
  const asked = open !== null || Object.keys(search).some((name) => name !== 'at');
  useEffect(() => {
    if (start && !asked) {
      void navigate({ to: '.', search: ((before: object) => ({ ...before, ...Object.fromEntries(new URLSearchParams(start)) })) as never, replace: true });
    }
    // Only as it is opened: whoever clears the filter there wants it cleared.
  }, [view]);
}
