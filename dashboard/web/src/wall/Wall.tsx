import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerList } from '../customers/customerList';
import { faultList } from '../faults/faultList';
import { useTicking } from '../frame/clock';
import { line } from '../live/connect';
import { storeOf, useLine, useShown } from '../live/views';
import { absolute, span, zone } from '../words/time';
import { WallAccounts } from './WallAccounts';
import { WallFaults } from './WallFaults';
import { everySeconds, pagesOf } from './rotation';

const openFaults = { text: '', facets: { status: ['open'], shelf: ['shown'] }, sort: 'priority', descending: false };
const hitCustomers = { text: '', facets: { state: ['down', 'degraded', 'atRisk'] }, sort: 'state', descending: false };

/** A screen that only looks: pages that take turns, readable from afar, and loud when what they show is not live. */
export default function Wall() {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    line.begin();
    return () => void line.close();
  }, []);
  const faultStore = storeOf('faults', faultList.sight, openFaults);
  const customerStore = storeOf('customers', customerList.sight, hitCustomers);
  useEffect(() => {
    faultStore.look(openFaults);
    customerStore.look(hitCustomers);
  }, [faultStore, customerStore]);
  const faults = useShown(faultStore);
  const customers = useShown(customerStore);
  const pages = pagesOf(location.search, customers.rows.length > 0);
  const turn = useTurn(everySeconds(location.search), pages.length);
  const now = useTicking((time) => new Date(time).toISOString().slice(0, 19) + 'Z');
  return (
    <main className="wall" data-page={pages[turn % pages.length]}>
      <header className="wall-head">
        <h1>{t('product')} · {t(`wall.${pages[turn % pages.length]!}`)}</h1>
        <time dateTime={now}>{absolute(i18n.language, now)}{zone() !== 'UTC' && <span className="quiet"> {zone()}</span>}</time>
      </header>
      {pages[turn % pages.length] === 'accounts' ? <WallAccounts rows={customers.rows} /> : <WallFaults rows={faults.rows} counts={faults.counts} loaded={faults.loaded} />}
      <Stale />
    </main>
  );
}

/** Which page has its turn. */
function useTurn(seconds: number, pages: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages < 2) {
      return undefined;
    }
    const timer = setInterval(() => setTurn((before) => before + 1), seconds * 1_000);
    return () => clearInterval(timer);
  }, [seconds, pages]);
  return turn;
}

/** A wall that stands still must not look like a quiet network: without a live line it says so over everything. */
function Stale() {
  const { t } = useTranslation();
  const { state, since } = useLine();
  const age = useTicking(() => span(t, Date.now() - since));
  return state === 'live' ? null : <div className="wall-stale" role="alert"><b>{t('wall.stale')}</b> {t('wall.staleFor', { age })}</div>;
}
