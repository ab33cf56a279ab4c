import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { installOffline } from './offline/install';
import { useSession } from './session/session';
import { startWords } from './words';
import './styles.css';

// Who looks is asked while the words are fetched.
void useSession.getState().ask();
installOffline();
// In slices: a whole page made in one go would hold up whoever types already.
void Promise.all([import('./App'), startWords()]).then(([{ App }]) => {
  const root = createRoot(document.getElementById('root')!);
  startTransition(() => root.render(<StrictMode><App /></StrictMode>));
});
