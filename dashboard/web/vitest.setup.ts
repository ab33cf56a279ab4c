import { vi } from 'vitest';

// What the page asks of the browser as it is loaded, for tests that have none.
vi.stubGlobal('navigator', { language: 'en' });
vi.stubGlobal('matchMedia', () => ({ matches: false }));
