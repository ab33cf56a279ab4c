import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startWords } from './words';
import './styles.css';

void startWords().then(() => createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>));
