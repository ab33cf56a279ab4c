import { beginAhead } from './live/ahead';
import { installOffline } from './offline/install';
import { useSession } from './session/session';
import { startWords } from './words';
import 'virtual:controls.css';
import './styles.css';

// Who looks is asked, and the live line laid, while the words and the page are fetched.
beginAhead();
void useSession.getState().ask();
installOffline();
void Promise.all([import('./page'), startWords()]).then(([{ show }]) => show(document.getElementById('root')!));
