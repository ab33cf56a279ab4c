import { send } from './http';

/** The link of a wall holds its token behind `#`: it is handed in once and kept as a cookie, and leaves the address. */
export async function carryLink(): Promise<void> {
  const token = location.pathname === '/wall' ? location.hash.slice(1) : '';
  if (token === '') {
    return;
  }
  history.replaceState(history.state, '', location.pathname + location.search);
  await send('POST', '/api/sessions/carry', {}, { authorization: `Bearer ${token}` });
}
