import { ListPage } from '../list/ListPage';
import { healthList } from './healthList';

const nothing = () => undefined;

/** What the line received, kept, dropped and could not read. */
export function HealthPage() {
  return <ListPage kind={healthList} open={null} onOpen={nothing} />;
}
