import { Button, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../frame/Panel';
import { Moment } from '../frame/Times';
import { complain } from '../operations/complain';
import { get, post, send } from '../session/http';

/** A row of `GET /api/walls`. */
interface WallLink {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expires: string;
  readonly link: string | null;
}

/** Links for screens on walls: made, shown once, ended. */
export default function WallsPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const walls = useQuery({ queryKey: ['walls'], queryFn: () => get<WallLink[]>('/api/walls') });
  const [name, setName] = useState('');
  const [made, setMade] = useState<WallLink | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ['walls'] });
  const make = async (event: FormEvent) => {
    event.preventDefault();
    try {
      setMade(await post<WallLink>('/api/walls', { name }));
      setName('');
      await again();
    } catch (error) {
      complain(t, t('wall.make'), error);
    }
  };
  const end = (wall: WallLink) => send('DELETE', `/api/walls/${wall.id}`).then(again, (error: unknown) => complain(t, t('wall.end', { name: wall.name }), error));
  return (
    <div className="list-page">
      <section className="list-side" aria-label={t('nav.walls')}>
        <div className="list-bar"><h1>{t('nav.walls')}</h1><span className="quiet">{t('wall.hint')}</span></div>
        <div className="page-body">
          <form className="page-form" onSubmit={(event) => void make(event)}>
            <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} aria-label={t('wall.name')} placeholder={t('wall.name')} />
            <Button htmlType="submit" type="primary" disabled={name.trim() === ''}>{t('wall.make')}</Button>
          </form>
          {made !== null && (
            <p role="status">{t('wall.made', { name: made.name })} <code className="machine wall-link">{location.origin}{made.link}</code></p>
          )}
          <Loaded fetched={walls} missing={t('error.notFound')}>
            {(rows) => rows.length === 0 ? <p className="quiet">{t('wall.none')}</p> : (
              <table className="facts">
                <thead><tr><th scope="col">{t('wall.name')}</th><th scope="col">{t('wall.since')}</th><th scope="col">{t('wall.until')}</th><td /></tr></thead>
                <tbody>
                  {rows.map((wall) => (
                    <tr key={wall.id} data-row={wall.id}>
                      <td>{wall.name}</td><td><Moment time={wall.createdAt} /></td><td><Moment time={wall.expires} /></td>
                      <td><Button size="small" onClick={() => void end(wall)}>{t('wall.end', { name: wall.name })}</Button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Loaded>
        </div>
      </section>
    </div>
  );
}
