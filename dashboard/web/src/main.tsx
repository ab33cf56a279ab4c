import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { installOffline } from './offline/install';
import { useSession } from './session/session';
import { startWords } from './words';
import './styles.css';

// Who looks is asked while the words are fetched.
void useSession.getState().ask();
installOffline();
void startWords().then(() => createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>));
