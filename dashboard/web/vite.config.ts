import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { offlineShell, pageAhead } from './worker/shell.ts';

// The host that `npm run dev` speaks to; the built application is served by the host itself.
const host = process.env.ASSURANCE_HOST ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react(), pageAhead(), offlineShell()],
  server: {
    proxy: Object.fromEntries(['/api', '/tmf-api', '/hubs'].map((path) => [path, { target: host, ws: path === '/hubs' }])),
  },
  build: {
    target: 'es2022',
    // The host's content security policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  test: {
    environment: 'node',
    setupFiles: 'vitest.setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
