import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { controlsSheet, withoutRuntimeStyles } from './theme/atBuild.ts';
import { offlineShell, pageAhead } from './worker/shell.ts';

// The host that `npm run dev` speaks to; the built application is served by the host itself.
const host = process.env.ASSURANCE_HOST ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [controlsSheet(), withoutRuntimeStyles(), react(), pageAhead(), offlineShell()],
  // The development server bundles packages beforehand, by rules of its own.
  optimizeDeps: { rolldownOptions: { plugins: [withoutRuntimeStyles()] } },
  server: {
    proxy: Object.fromEntries(['/api', '/tmf-api', '/hubs'].map((path) => [path, { target: host, ws: path === '/hubs' }])),
  },
  build: {
    target: 'es2022',
    // The host's content security policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What a first visit needs, with all that it imports, in two files and not in fifty: each is a journey of its own.
        codeSplitting: { groups: [{ name: 'start', test: /\/src\/main\.tsx$/, priority: 2 }, { name: 'page', test: /\/src\/page\.tsx$/, priority: 1 }] },
      },
    },
  },
  test: {
    environment: 'node',
    setupFiles: 'vitest.setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
